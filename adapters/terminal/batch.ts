// Runs many requests over what was opened once: a line in, a line of JSON out, in order, whatever a single line is like.

import type { Question } from '../../src/app/use-cases.ts';
import { PersonError } from '../../src/message/person-error.ts';
import { type ReadQuestion, type Request, readRequest } from './batch-request.ts';
import { openInput } from './open-input.ts';
import { printJsonLine } from './print.ts';
import { showProgress } from './progress.ts';
import { readLines } from './read-lines.ts';
import type { Surroundings } from './surroundings.ts';

/** Makes the JSON result of one request. */
export type Serve = (id: unknown, question: Question) => Promise<object>;

/**
 * Serves each request of `file` (`-` is standard input) and prints its result before it reads the next. Lines are read as
 * questions to a bank unless `readQuestion` says otherwise.
 */
export async function runBatch(
  file: string,
  serve: Serve,
  around: Surroundings,
  readQuestion?: ReadQuestion,
): Promise<void> {
  const { terminal } = around;
  const { stream, bytes } = await openInput(file, terminal);
  // A bar among the results would only tear them apart.
  const progress = showProgress(terminal, terminal.output.isTTY !== true && bytes !== null);
  try {
    for await (const line of readLines(stream)) {
      const request = readRequest(line, readQuestion);
      if (request !== null) await printJsonLine(terminal.output, await resultOf(request, serve, around));
      progress.report({ stage: 'Answering', done: line.end, total: bytes ?? 0 });
    }
  } finally {
    progress.stop();
  }
}

async function resultOf(request: Request, serve: Serve, around: Surroundings): Promise<object> {
  if (request.fault !== null) return failed(request.id, request.fault);
  try {
    return await serve(request.id, request.question);
  } catch (fault) {
    return failed(request.id, fault instanceof PersonError ? fault.message : around.recordFault(fault));
  }
}

function failed(id: unknown, message: string): object {
  return { id, ok: false, error: { message } };
}
