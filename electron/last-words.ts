/** What the user is told when the program cannot go on. The page and its catalogue may be what failed, so the words are here. */
import { ProblemError } from '../shared/problems.ts';

const words = {
  en: {
    ended:
      'Something went wrong and the program has to close. Nothing that was saved is lost. Open it again and go on where you were.',
    full: 'The disk is full, so the program has to close. Nothing that was saved is lost. Make room, then open it again.',
    folder:
      'The folder for the files of this program cannot be written, so the program has to close. Allow writing there, or set COMMERCE_CONNECT_DATA to another folder.',
    unsupported:
      'This program does not run on this system: a part of it has no build for Linux with musl, such as Alpine, or for this processor. Use a Linux with glibc, such as Debian, Ubuntu or Fedora.',
  },
  ko: {
    ended:
      '문제가 발생하여 프로그램을 닫아야 합니다. 저장된 내용은 그대로 있습니다. 다시 열면 하던 곳에서 이어서 진행할 수 있습니다.',
    full: '디스크가 가득 차서 프로그램을 닫아야 합니다. 저장된 내용은 그대로 있습니다. 공간을 확보한 다음 다시 여십시오.',
    folder:
      '이 프로그램의 파일을 저장할 폴더에 쓸 수 없어 프로그램을 닫아야 합니다. 그 폴더에 쓰기를 허용하거나 COMMERCE_CONNECT_DATA에 다른 폴더를 지정하십시오.',
    unsupported:
      '이 시스템에서는 이 프로그램을 실행할 수 없습니다. 일부 구성 요소가 Alpine처럼 musl을 쓰는 Linux 또는 이 프로세서용으로 없습니다. Debian, Ubuntu 또는 Fedora처럼 glibc를 쓰는 Linux를 사용하십시오.',
  },
};

type Words = keyof typeof words.en;

/** What the system says of a file or a folder that we need before there is a page. */
const systemWords: Readonly<Record<string, Words>> = {
  ENOSPC: 'full',
  EDQUOT: 'full',
  EROFS: 'folder',
  EACCES: 'folder',
  EPERM: 'folder',
  ENOTDIR: 'folder',
  EEXIST: 'folder',
};

const wordsFor = (error: unknown): Words => {
  if (error instanceof ProblemError && error.problem.code === 'host.system-unsupported') return 'unsupported';
  if (!(error instanceof Error) || !('code' in error)) return 'ended';
  const found = systemWords[String(error.code)] ?? 'ended';
  // A program that may not be started says the same.
  const isFile = 'syscall' in error && ['mkdir', 'open'].includes(String(error.syscall));
  return found === 'folder' && !isFile ? 'ended' : found;
};

/** `locale` as the system names it; an empty one where it is not known yet. */
export const lastWords = (error: unknown, locale: string): string => {
  const own = locale.toLowerCase().startsWith('ko') ? words.ko : words.en;
  return own[wordsFor(error)];
};
