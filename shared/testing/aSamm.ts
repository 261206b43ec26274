import type { Files } from './setFiles.ts';

/** Which release's keys the files use. */
export type SammRelease = '2.0' | '2.2';

/**
 * A small SAMM of our own with two functions, two practices, four streams and eight activities on two levels, in the
 * shape of a release. Ids are 32 hexadecimal digits, as there.
 */
export function aSamm(release: SammRelease = '2.2'): Files {
  const isOlder = release === '2.0';
  const files: Record<string, string> = {};
  const write = (path: string, fields: Readonly<Record<string, string | number>>): void => {
    files[`model/${path}.yml`] = [
      '---',
      '# ===========',
      '# A comment',
      ...Object.entries(fields).map(([key, value]) => `#About ${key}\n${key}: ${value}\n`),
    ].join('\n');
  };
  for (const no of [1, 2]) {
    write(`maturity_levels/${no}`, {
      id: sammId('level', no),
      number: no,
      description: `What level ${no} is after.`,
      type: 'MaturityLevel',
    });
  }
  write('answer_sets/B', answers('B', ['No', 'Somewhat', 'Mostly', 'Wholly']));
  write('answer_sets/A', answers('A', ['No', 'A little', 'By half', 'Everywhere']));
  // Functions stand in the order they give and not in that of the alphabet.
  [
    { name: 'Yarrow', order: 1, practice: 'Keeping Bees', short: 'KB' },
    { name: 'Alder', order: 2, practice: 'Mending Nets', short: 'MN' },
  ].forEach(({ name, order, practice, short }) => {
    const letter = name.charAt(0);
    write(`business_functions/${name}`, {
      model: 'SAMM20',
      id: sammId(name),
      name,
      description: `|\n  All that ${name} does.`,
      color: '\n  #993300',
      logo: 'https://pictures.example/x.png',
      order,
      type: 'Function',
    });
    write(`security_practices/${letter}-${practice.replace(' ', '-')}`, {
      function: sammId(name),
      id: sammId(practice),
      name: practice,
      shortName: short,
      shortDescription: `${practice} in a sentence.`,
      longDescription: `|\n  ${practice} at length.\n\n  And more of it.`,
      order: 1,
      assignee: 'Somebody',
      progress: 50,
      type: 'Practice',
    });
    for (const level of [1, 2]) {
      write(`practice_levels/${letter}-${short}-${level}`, {
        practice: sammId(practice),
        [isOlder ? 'maturitylevel' : 'maturityLevel']: sammId('level', level),
        id: sammId(practice, level),
        objective: `${practice} up to level ${level}.`,
        type: 'PracticeLevel',
      });
    }
    for (const stream of ['A', 'B']) {
      write(`streams/${letter}-${short}-${stream}`, {
        practice: sammId(practice),
        id: sammId(practice, stream),
        name: `${practice} ${stream}`,
        letter: stream,
        description: `Stream ${stream}.`,
        order: stream === 'A' ? 1 : 2,
        type: 'Stream',
      });
      for (const level of [1, 2]) {
        const code = `${letter}-${short}-${level}-${stream}`;
        write(`activities/${code}`, activity({ code, practice, stream, level, isOlder }));
        write(`questions/${code}`, {
          activity: sammId('activity', code),
          [isOlder ? 'answerset' : 'answerSet']: sammId('answers', stream),
          id: sammId('question', code),
          text: `Do you do ${code}?`,
          order: 1,
          quality: `\n- ${code} is written down\n- It is checked`,
          type: 'Question',
        });
      }
    }
  });
  return files;
}

/** An id in SAMM's form that follows from what it is for. */
export function sammId(...parts: readonly (string | number)[]): string {
  return Array.from(parts.join(' '), (letter) => letter.charCodeAt(0).toString(16).padStart(2, '0'))
    .join('')
    .padStart(32, '0')
    .slice(-32);
}

function activity(of: {
  readonly code: string;
  readonly practice: string;
  readonly stream: string;
  readonly level: number;
  readonly isOlder: boolean;
}): Record<string, string | number> {
  const { code, practice, stream, level, isOlder } = of;
  const isFirst = code.endsWith('1-A');
  return {
    stream: sammId(practice, stream),
    level: sammId(practice, level),
    id: sammId('activity', code),
    title: `Do ${code}`,
    benefit: `${code} is done`,
    shortDescription: `How ${code} is done.`,
    longDescription: `|\n  How ${code} is done &#58; at length.`,
    results: isFirst ? '\n- A list of bees' : '',
    metrics: isFirst ? '\n- Share of hives that hum\n- Number of nets' : '',
    costs: '',
    personnel: isFirst ? '\n- Keepers' : '',
    notes: '',
    // The older release spells it in a way of its own.
    [isOlder ? 'relatedActivites' : 'relatedActivities']: isFirst
      ? `\n- ${sammId('activity', code.replace('1-A', '2-B'))} #${code}`
      : '',
    type: 'Activity',
  };
}

function answers(letter: string, texts: readonly string[]): Record<string, string> {
  const values = texts.map((text, at) => {
    const value = [0, 0.25, 0.5, 1][at] ?? 1;
    return `\n    #a level\n- text: ${text}\n  value: ${value}\n  weight: 1\n  order: ${at}`;
  });
  return { id: sammId('answers', letter), values: values.join(''), type: 'AnswerSet' };
}
