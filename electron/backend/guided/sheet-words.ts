/** What the instruction sheet says. It is no page of the wizard, so its words are not in the wizard's catalogue. */
import type { Language } from '../../../shared/language.ts';

const en = {
  title: 'Connect to Commerce Services',
  intro:
    'Enter these values in the Admin of the store, in this order. The keys are not on this sheet: whoever has the key files gives them to you in a safe way.',
  page: 'Page in the Admin',
  services: 'System > Services > Commerce Services Connector',
  configuration: 'Stores > Settings > Configuration > Services > Commerce Services Connector',
  admin: 'Address of the Admin',
  'sandbox-api-key': 'Sandbox: the API key',
  'sandbox-private-key': 'Sandbox: the private key',
  'production-api-key': 'Production: the API key',
  'production-private-key': 'Production: the private key',
  last4: 'Last four characters',
  fingerprint: 'Fingerprint (SHA-256 of the key)',
  publicFingerprint: 'Fingerprint (SHA-256 of its public key)',
  save: 'Save the page. The projects of these keys can be chosen then.',
  project: 'Choose the SaaS project',
  'data-space': 'Choose the SaaS data space',
  name: 'Name',
  id: 'ID',
  saveAgain: 'Save the page again.',
  secrets: 'This sheet holds no secrets.',
  before: 'Before this change the page showed',
  sandboxKeys: 'Sandbox keys',
  productionKeys: 'Production keys',
  projectBefore: 'SaaS project',
  dataSpaceBefore: 'SaaS data space',
  empty: 'Empty it',
  nothing: 'Nothing',
  otherKeys: 'Other keys, not in Commerce Connect',
  nameOrId: 'Name or ID',
  undoTitle: 'Put the former values back',
  undoIntro:
    'Put these values back in the Admin of the store, in this order. Save the page after the keys and after each choice. The keys are not on this sheet: whoever has them gives them to you in a safe way.',
  todo: 'What to do',
  'put-back': 'Put the former value back',
  'own-copy': 'Put your own copy of the former value back, or leave the new one',
};

type SheetWords = Readonly<Record<keyof typeof en, string>>;

const ko: SheetWords = {
  title: 'Commerce Services 연결',
  intro:
    '스토어의 관리자에서 이 순서대로 값을 입력하십시오. 키는 이 안내문에 없습니다. 키 파일을 가진 사람이 안전한 방법으로 전달합니다.',
  page: '관리자의 페이지',
  services: 'System > Services > Commerce Services Connector',
  configuration: 'Stores > Settings > Configuration > Services > Commerce Services Connector',
  admin: '관리자 주소',
  'sandbox-api-key': '샌드박스: API 키',
  'sandbox-private-key': '샌드박스: 개인 키',
  'production-api-key': '프로덕션: API 키',
  'production-private-key': '프로덕션: 개인 키',
  last4: '마지막 네 글자',
  fingerprint: '지문(키의 SHA-256)',
  publicFingerprint: '지문(공개 키의 SHA-256)',
  save: '페이지를 저장하십시오. 그러면 이 키의 프로젝트를 선택할 수 있습니다.',
  project: 'SaaS 프로젝트 선택',
  'data-space': 'SaaS 데이터 공간 선택',
  name: '이름',
  id: 'ID',
  saveAgain: '페이지를 다시 저장하십시오.',
  secrets: '이 안내문에는 비밀 정보가 없습니다.',
  before: '이 변경 전에 페이지에 표시된 내용',
  sandboxKeys: '샌드박스 키',
  productionKeys: '프로덕션 키',
  projectBefore: 'SaaS 프로젝트',
  dataSpaceBefore: 'SaaS 데이터 공간',
  empty: '비우기',
  nothing: '없음',
  otherKeys: '다른 키, Commerce Connect에 없음',
  nameOrId: '이름 또는 ID',
  undoTitle: '이전 값 되돌리기',
  undoIntro:
    '스토어의 관리자에서 이 순서대로 이전 값을 되돌리십시오. 키를 입력한 다음과 선택할 때마다 페이지를 저장하십시오. 키는 이 안내문에 없습니다. 키를 가진 사람이 안전한 방법으로 전달합니다.',
  todo: '할 일',
  'put-back': '이전 값을 되돌리기',
  'own-copy': '보관해 둔 이전 값을 되돌리거나 새 값을 그대로 두기',
};

export const sheetWords: Readonly<Record<Language, SheetWords>> = { en, ko };
