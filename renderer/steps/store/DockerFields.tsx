/** The fields of way *docker*: a project folder or all containers, which one it is, and the place inside. */
import { ActionButton, Radio, RadioGroup, Text, TextField } from '@react-spectrum/s2';
import FolderOpen from '@react-spectrum/s2/icons/FolderOpen';
import Search from '@react-spectrum/s2/icons/Search';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useState } from 'react';
import type { DockerCandidate } from '../../../shared/contract/docker.ts';
import { useAppInfo } from '../../app/settings.ts';
import { quietText } from '../../components/layout.ts';
import { useText } from '../../components/Message.tsx';
import { ProblemNotice } from '../../components/ProblemNotice.tsx';
import { useTask } from '../../components/useTask.ts';
import { client } from '../../state/client.ts';
import { type DockerDraft, dockerDraftOf, targetKey } from './docker-draft.ts';
import type { StoreFormProps } from './StoreForm.tsx';

const wide = style({ width: 'full', maxWidth: 560 });
const folder = style({ display: 'flex', flexDirection: 'column', gap: 12 });
const tools = style({ display: 'flex', gap: 8, flexWrap: 'wrap' });

/** What was chosen before may not run now; it stays in the list. */
const withChosen = (
  docker: DockerDraft,
  found: readonly DockerCandidate[],
): readonly (readonly [string, DockerCandidate | null])[] => {
  const listed = found.map((candidate) => [targetKey(candidate.connection.target), candidate] as const);
  const chosen = docker.target && targetKey(docker.target);
  return chosen === null || listed.some(([key]) => key === chosen) ? listed : [[chosen, null], ...listed];
};

const nameOf = ({ target }: DockerDraft): string =>
  target === null ? '' : target.tool === 'docker' ? target.container : target.service;

export default function DockerFields({ draft, onChange, isDisabled }: StoreFormProps) {
  const text = useText();
  const task = useTask();
  const hasDialog = useAppInfo()?.host === 'electron';
  const [found, setFound] = useState<readonly DockerCandidate[] | null>(null);
  const { docker } = draft;
  const change = (part: Partial<DockerDraft>) =>
    onChange((now) => ({ ...now, docker: { ...now.docker, ...part } }));

  const find = (given: string) =>
    task.run(async () => {
      const folder = given.trim() || null;
      const { candidates } = await client.docker.find({ folder });
      setFound(candidates);
      const [only] = candidates;
      if (candidates.length === 1 && only) {
        const { folder: _, ...place } = dockerDraftOf(only.connection);
        change(place);
      }
    });
  const choose = () =>
    void task.run(async () => {
      const chosen = await client.stores.chooseFolder();
      if (chosen !== null) change({ folder: chosen.path });
    });
  const choices = withChosen(docker, found ?? []);
  const pick = (key: string) => {
    const candidate = choices.find(([listed]) => listed === key)?.[1];
    if (candidate) change({ ...dockerDraftOf(candidate.connection), folder: docker.folder });
  };

  return (
    <>
      <div className={folder}>
        <TextField
          label={text('docker.folder')}
          description={text('docker.folder.description')}
          name="docker-folder"
          value={docker.folder}
          onChange={(folder) => change({ folder })}
          isDisabled={isDisabled}
          spellCheck="false"
          maxLength={4096}
          styles={wide}
        />
        <div className={tools}>
          {hasDialog && (
            <ActionButton onPress={choose} isDisabled={isDisabled || task.isPending}>
              <FolderOpen />
              <Text>{text('step.store.choose-folder')}</Text>
            </ActionButton>
          )}
          <ActionButton onPress={() => void find(docker.folder)} isDisabled={isDisabled || task.isPending}>
            <Search />
            <Text>{text('docker.find')}</Text>
          </ActionButton>
        </div>
        <div aria-live="polite">
          {task.problem && <ProblemNotice problem={task.problem} onAction={() => void find(docker.folder)} />}
          {found?.length === 0 && <p className={quietText}>{text('docker.found.none')}</p>}
        </div>
      </div>
      {choices.length > 0 && (
        <RadioGroup
          label={text('docker.found')}
          value={docker.target ? targetKey(docker.target) : null}
          onChange={pick}
          isDisabled={isDisabled}
          isRequired
        >
          {choices.map(([key, candidate]) => (
            <Radio
              key={key}
              value={key}
              description={
                candidate
                  ? [text(`docker.source.${candidate.source}`), candidate.image].filter(Boolean).join(' · ')
                  : undefined
              }
            >
              {candidate ? candidate.name : text('docker.chosen', { name: nameOf(docker) })}
            </Radio>
          ))}
        </RadioGroup>
      )}
      {docker.target && (
        <>
          <TextField
            label={text('docker.root')}
            description={text('docker.root.description')}
            name="docker-root"
            value={docker.root}
            onChange={(root) => change({ root })}
            isDisabled={isDisabled}
            isRequired
            spellCheck="false"
            maxLength={4096}
            styles={wide}
          />
          <TextField
            label={text('docker.user')}
            description={text('docker.user.description')}
            name="docker-user"
            value={docker.user}
            onChange={(user) => change({ user })}
            isDisabled={isDisabled}
            spellCheck="false"
            maxLength={255}
            styles={wide}
          />
          <TextField
            label={text('docker.php')}
            description={text('step.store.php.description')}
            name="docker-php"
            value={docker.php}
            onChange={(php) => change({ php })}
            isDisabled={isDisabled}
            spellCheck="false"
            maxLength={4096}
            styles={wide}
          />
        </>
      )}
    </>
  );
}
