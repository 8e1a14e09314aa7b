import { parsePasted } from './paste';

/** A file that can stand in a text, and as what. */
export interface MediaFile {
  readonly kind: 'image' | 'audio' | 'video';
  readonly file: File;
}

/** What a paste or a drop brings besides words. */
export interface Brought {
  /** To be uploaded like files that were chosen. */
  readonly media: readonly MediaFile[];
  /** How many files of other kinds there are, which no text takes. */
  readonly otherFiles: number;
  /** How many pictures stand among the words: only their addresses come along, so that they are left out. */
  readonly pictures: number;
}

const nothing: Brought = { media: [], otherFiles: 0, pictures: 0 };

/**
 * Reads what comes with a paste or a drop. Where words come along, their text is what is meant: word processors and
 * spreadsheets add a picture of it, which is not.
 */
export function broughtBy(data: DataTransfer | null): Brought {
  if (data === null) return nothing;
  const body = parsePasted(data.getData('text/html')).body;
  if (body.querySelector('[data-pm-slice]') !== null) return nothing;
  for (const hidden of body.querySelectorAll('style, script, title, xml')) hidden.remove();
  const pictures = body.querySelectorAll('img, svg:not(svg svg)').length;
  if (body.textContent.trim() !== '') return { ...nothing, pictures };
  const files = [...data.files];
  const media = files.flatMap((file): MediaFile[] => {
    const kind = (['image', 'audio', 'video'] as const).find((one) => file.type.startsWith(`${one}/`));
    return kind === undefined ? [] : [{ kind, file }];
  });
  return files.length === 0
    ? { ...nothing, pictures }
    : { media, otherFiles: files.length - media.length, pictures: 0 };
}
