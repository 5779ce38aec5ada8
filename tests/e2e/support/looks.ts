/**
 * The looks in which screens are tried and pictured. Two that differ in language and in theme find what breaks;
 * COMMERCE_CONNECT_LOOKS=all takes every pair, for somebody who wants to look at the pictures.
 */
import type { Language } from '../../../shared/language.ts';

export type Theme = 'light' | 'dark';
export type Look = readonly [Language, Theme];

/** Ordered so that each needs one switch more than the last one, if any. */
const all: readonly Look[] = [
  ['en', 'light'],
  ['en', 'dark'],
  ['ko', 'dark'],
  ['ko', 'light'],
];
const two: readonly Look[] = [
  ['en', 'light'],
  ['ko', 'dark'],
];
export const looks: readonly Look[] = process.env.COMMERCE_CONNECT_LOOKS === 'all' ? all : two;
