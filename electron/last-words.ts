/** What the user is told when the program cannot go on. The page and its catalogue may be what failed, so the words are here. */
import { ProblemError } from '../shared/problems.ts';

const words = {
  en: {
    ended:
      'Something went wrong and the program has to close. Nothing that was saved is lost. Open it again and go on where you were.',
    unsupported:
      'This program does not run on this system: a part of it has no build for Linux with musl, such as Alpine, or for this processor. Use a Linux with glibc, such as Debian, Ubuntu or Fedora.',
  },
  ko: {
    ended:
      '문제가 발생하여 프로그램을 닫아야 합니다. 저장된 내용은 그대로 있습니다. 다시 열면 하던 곳에서 이어서 진행할 수 있습니다.',
    unsupported:
      '이 시스템에서는 이 프로그램을 실행할 수 없습니다. 일부 구성 요소가 Alpine처럼 musl을 쓰는 Linux 또는 이 프로세서용으로 없습니다. Debian, Ubuntu 또는 Fedora처럼 glibc를 쓰는 Linux를 사용하십시오.',
  },
};

/** `locale` as the system names it; an empty one where it is not known yet. */
export const lastWords = (error: unknown, locale: string): string => {
  const own = locale.toLowerCase().startsWith('ko') ? words.ko : words.en;
  const isUnsupported = error instanceof ProblemError && error.problem.code === 'host.system-unsupported';
  return isUnsupported ? own.unsupported : own.ended;
};
