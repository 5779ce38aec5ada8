/** Rows of any shape become projects, or are left out. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupRows, onlyProject, readDataSpace, rowsOf } from '../../../electron/backend/registry/rows.ts';

const row = (projectId: string, environmentId: string, more: object = {}) => ({
  projectId,
  projectName: `Project ${projectId}`,
  environmentId,
  environmentName: `Space ${environmentId}`,
  environmentType: 'Testing',
  imsOrganizationId: 'org',
  ...more,
});

describe('groupRows', () => {
  it('groups by project, in the registry’s order', () => {
    const { projects, dropped } = groupRows([row('b', '1'), row('a', '2'), row('b', '3')]);
    expect(dropped).toBe(0);
    expect(
      projects.map(({ projectId, dataSpaces }) => [projectId, dataSpaces.map((s) => s.environmentId)]),
    ).toEqual([
      ['b', ['1', '3']],
      ['a', ['2']],
    ]);
  });

  it('drops rows without an id, and counts them', () => {
    const without = [
      { ...row('a', '1'), projectId: undefined },
      { environmentName: 'x' },
      null,
      7,
      row('', '2'),
    ];
    expect(groupRows([...without, row('a', '3')])).toMatchObject({
      dropped: 5,
      projects: [{ projectId: 'a' }],
    });
  });

  it('fills in what is missing and ignores what it does not know', () => {
    const { projects } = groupRows([
      { projectId: 'p', environmentId: 'e', projectName: 5, extra: { deep: [1] } },
    ]);
    expect(projects).toEqual([
      {
        projectId: 'p',
        projectName: 'p',
        dataSpaces: [
          { environmentId: 'e', environmentName: 'e', environmentType: '', imsOrganizationId: null },
        ],
      },
    ]);
  });

  it('counts a data space once that is listed twice', () => {
    expect(groupRows([row('a', '1'), row('a', '1')]).projects[0]?.dataSpaces).toHaveLength(1);
  });

  it('never throws, and loses no row without counting it', () => {
    const cell = fc.oneof(fc.jsonValue(), fc.constantFrom('a', 'b'));
    const anyRow = fc.oneof(
      fc.jsonValue(),
      fc.record(
        { projectId: cell, environmentId: cell, projectName: cell, imsOrganizationId: cell },
        { requiredKeys: [] },
      ),
    );
    fc.assert(
      fc.property(fc.array(anyRow), (rows) => {
        const { projects, dropped } = groupRows(rows);
        const spaces = projects.flatMap(({ dataSpaces }) => dataSpaces);
        expect(spaces.length + dropped).toBeLessThanOrEqual(rows.length);
        expect(rows.length === dropped).toBe(projects.length === 0);
        for (const space of spaces) expect(space.environmentName).not.toBe('');
      }),
    );
  });
});

describe('rowsOf', () => {
  it.each([
    ['results', { results: [1, 2] }, [1, 2]],
    ['a bare row', { environmentId: 'e' }, [{ environmentId: 'e' }]],
    ['an empty list', { status: 200, results: [] }, []],
  ])('reads %s', (_name, json, expected) => {
    expect(rowsOf(json)).toEqual(expected);
  });

  it.each([[undefined], [null], [[]], [{}], [{ results: 'none' }], ['text']])(
    'finds no rows in %j',
    (json) => {
      expect(rowsOf(json)).toBeNull();
    },
  );
});

it('reads a data space without its project', () => {
  expect(readDataSpace({ environmentId: 'e', environmentName: 'Space' })).toMatchObject({
    environmentName: 'Space',
  });
  expect(readDataSpace({ environmentName: 'Space' })).toBeNull();
});

it('picks a created project only when there is no doubt', () => {
  const { projects } = groupRows([row('a', '1'), row('b', '2')]);
  expect(onlyProject(projects, ({ projectId }) => projectId === 'b')?.projectId).toBe('b');
  expect(onlyProject(projects, () => true)).toBeNull();
  expect(onlyProject(projects.slice(0, 1), () => false)?.projectId).toBe('a');
  expect(onlyProject([], () => true)).toBeNull();
});
