/** What the reading thread is asked. Plain data: it crosses to another thread. */
export interface ReadRequest {
  /** Absolute path of the module that reads this format; it exports `read`. */
  reader: string;
  bytes: Uint8Array;
  /** Most characters that may come out. */
  characters: number;
  /** Folder of the PDF library, for its fonts and character maps. */
  assets: string;
}

/** What comes back: paragraphs, or why there are none. */
export type Reading = { paragraphs: string[] } | { refused: 'tooLarge' | 'encrypted' | 'damaged' | 'unsupported' };

/** Shape of a reader module. It may throw: that means a damaged file. */
export interface ReaderModule {
  read: (request: ReadRequest) => Promise<Reading>;
}
