import { answerQuestions } from '../../dist/browser.js';

answerQuestions(self);
