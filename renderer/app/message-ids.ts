/** The ids of all messages: those of the English catalogue. */
import type app from '../../shared/locales/en/app.json';
import type laterSteps from '../../shared/locales/en/later-steps.json';
import type problems from '../../shared/locales/en/problems.json';

export type MessageId = keyof typeof app | keyof typeof laterSteps | keyof typeof problems;
