/** The ids of all messages: those of the English catalogue. */
import type admin from '../../shared/locales/en/admin.json';
import type adopt from '../../shared/locales/en/adopt.json';
import type app from '../../shared/locales/en/app.json';
import type batch from '../../shared/locales/en/batch.json';
import type docker from '../../shared/locales/en/docker.json';
import type guided from '../../shared/locales/en/guided.json';
import type handOff from '../../shared/locales/en/hand-off.json';
import type laterSteps from '../../shared/locales/en/later-steps.json';
import type many from '../../shared/locales/en/many.json';
import type problems from '../../shared/locales/en/problems.json';
import type rotation from '../../shared/locales/en/rotation.json';
import type ssh from '../../shared/locales/en/ssh.json';
import type storeLists from '../../shared/locales/en/store-lists.json';
import type undo from '../../shared/locales/en/undo.json';

export type MessageId =
  | keyof typeof admin
  | keyof typeof adopt
  | keyof typeof app
  | keyof typeof batch
  | keyof typeof docker
  | keyof typeof guided
  | keyof typeof handOff
  | keyof typeof laterSteps
  | keyof typeof many
  | keyof typeof problems
  | keyof typeof rotation
  | keyof typeof ssh
  | keyof typeof storeLists
  | keyof typeof undo;
