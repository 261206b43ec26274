/** A file that was dropped, with the folders it lay in below the one that was dropped, itself first. */
export type DroppedFile = { readonly file: File; readonly folder?: string };

/** What was dropped, files and folders alike; `tooMany` when the folders hold more files, or lie deeper, than is read. */
export type Dropped = {
  readonly files: readonly DroppedFile[];
  readonly unreadable: readonly string[];
  readonly tooMany?: string;
};

type Limits = { readonly files: number; readonly depth: number };

/** Takes what was dropped. Must be called while the drop is handled: the platform forgets it afterwards. */
export function droppedEntries(transfer: DataTransfer): readonly (FileSystemEntry | File)[] {
  return [...transfer.items].flatMap((item): (FileSystemEntry | File)[] => {
    if (item.kind !== 'file') return [];
    const entry = item.webkitGetAsEntry();
    const file = item.getAsFile();
    return entry?.isDirectory ? [entry] : file ? [file] : [];
  });
}

/** Finds the files in what was dropped, folder by folder. Hidden ones, whose names begin with a dot, are left alone. */
export async function filesIn(
  entries: readonly (FileSystemEntry | File)[],
  limits: Limits,
): Promise<Dropped> {
  const files: DroppedFile[] = [];
  const unreadable: string[] = [];
  const waiting = entries.map((entry) => ({ entry, folder: [] as readonly string[] }));
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const { entry, folder } = next;
    if (entry instanceof File) {
      files.push({ file: entry, ...(folder.length > 0 && { folder: folder.join('/') }) });
    } else if (isFolder(entry)) {
      const inside = await entriesOf(entry).catch(() => null);
      const path = [...folder, entry.name];
      if (inside === null) unreadable.push(entry.name);
      else if (path.length > limits.depth) return { files: [], unreadable, tooMany: path[0] ?? entry.name };
      else {
        const shown = inside.filter(({ name }) => !name.startsWith('.'));
        waiting.push(...shown.map((each) => ({ entry: each, folder: path })));
      }
    } else {
      const file = await fileOf(entry as FileSystemFileEntry).catch(() => null);
      if (file === null) unreadable.push(entry.name);
      else files.push({ file, ...(folder.length > 0 && { folder: folder.join('/') }) });
    }
    if (files.length > limits.files) return { files: [], unreadable, tooMany: folder[0] ?? '' };
  }
  return { files, unreadable };
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject));
}

/** The platform gives a folder's entries in portions; an empty one is the end. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const portion = () =>
    new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
  const all: FileSystemEntry[] = [];
  for (let part = await portion(); part.length > 0; part = await portion()) all.push(...part);
  return all.sort((a, b) => (a.name < b.name ? -1 : 1));
}
