import { fileNameOf } from './sourceSet.ts';

const asideNames =
  /^(readme|licen[cs]e|copying|notice|attribution|authors|changelog|contributing|code_of_conduct)\b/i;
const asideEndings = /\.(png|jpe?g|gif|svg|webp|ico|bmp|tiff?|woff2?|ttf|otf|css|js|ts|mp4|webm)$/i;

/** Whether a file's name says that it goes with something and is nothing to read itself: terms, pictures, programs. */
export function isAside(path: string): boolean {
  const name = fileNameOf(path);
  return asideNames.test(name) || asideEndings.test(name);
}
