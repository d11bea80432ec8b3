// The solving thread of Node; `node-thread.ts` starts it.
import { type MessagePort, workerData } from 'node:worker_threads';
import { answerQuestions } from './answer.ts';
import type { Wire } from './messages.ts';
import { startNodeEngine } from './node-engines.ts';

answerQuestions((workerData as { readonly port: MessagePort }).port as unknown as Wire, startNodeEngine);
