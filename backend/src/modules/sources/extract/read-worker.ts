// The thread in which PDF and DOCX files are taken apart. It and the readers import no other file of ours at run
// time, so that it starts from compiled and from source files alike.
import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import type { ReaderModule, Reading, ReadRequest } from './reading';

async function reading(request: ReadRequest): Promise<Reading> {
  try {
    const reader = (await import(pathToFileURL(request.reader).href)) as ReaderModule;
    return await reader.read(request);
  } catch (error) {
    // A file that breaks its reader is damaged, or made to break it. A part of the installation that is missing is
    // no fault of the file; running out of memory ends the thread without coming here.
    if (error instanceof Error && 'code' in error && String(error.code).endsWith('MODULE_NOT_FOUND')) throw error;
    return { refused: 'damaged' };
  }
}

reading(workerData as ReadRequest).then(
  (result) => parentPort?.postMessage(result),
  (error: unknown) => {
    throw error;
  },
);
