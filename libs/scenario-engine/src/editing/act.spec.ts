import { describe, expect, it } from '@jest/globals';
import { choice, decision, outcome, scenario, situation } from '../../test/build';
import { actOf } from './act';
import type { Command } from './command';

const story = scenario({
  facts: [{ id: 'rope', text: 'rope' }],
  objectives: [{ id: 'calm', text: 'calm' }],
  nodes: [situation('first', 'ask'), decision('ask', [choice('wait', 'end'), choice('push', null)]), outcome('end')],
});
const ask = story.nodes[1];
if (ask?.kind !== 'decision') throw new Error('no decision');
const changed = (more: Partial<typeof ask>): Command => ({ kind: 'node', node: { ...ask, ...more } });
const [wait, push] = ask.choices as [(typeof ask.choices)[0], (typeof ask.choices)[0]];
const rating = { objective: 'calm', rating: 'good', weight: 1 } as const;

describe('the name of an act', () => {
  it.each<[string, Command]>([
    ['wayAdded', changed({ choices: [wait, { ...push, target: 'end' }] })],
    ['wayChanged', changed({ choices: [{ ...wait, target: 'first' }, push] })],
    ['wayRemoved', changed({ choices: [{ ...wait, target: null }, push] })],
    ['partAdded', changed({ choices: [...ask.choices, { ...push, id: 'more' }] })],
    ['partRemoved', changed({ choices: [push] })],
    ['partsOrdered', changed({ choices: [push, wait] })],
    ['condition', changed({ choices: [{ ...wait, when: "visited('first')" }, push] })],
    ['effects', changed({ choices: [{ ...wait, effects: [{ set: 'x', to: '1' }] }, push] })],
    ['ratings', changed({ choices: [{ ...wait, ratings: [rating] }, push] })],
    ['label', changed({ label: 'At the gate' })],
    ['group', changed({ group: 'The gate' })],
    ['node', changed({ channel: 'radio' })],
    ['kind', { kind: 'node', node: { ...situation('ask', 'end'), id: 'ask' } as (typeof story.nodes)[0] }],
    ['words', { kind: 'words', language: 'en', id: 'ask.text', words: 'Halt.' }],
    ['nodeRemoved', { kind: 'removeNodes', ids: ['ask'] }],
  ])('is %s of the node that it happens at', (did, command) => {
    expect(actOf(story, command)).toEqual({ did, of: { kind: 'node', node: ask } });
  });

  it.each<[string, Command]>([
    ['entryAdded', { kind: 'entry', list: 'facts', entry: { id: 'new', text: 'new' } }],
    ['entryChanged', { kind: 'entry', list: 'facts', entry: { id: 'rope', text: 'other' } }],
    ['entryMoved', { kind: 'moveEntry', list: 'facts', id: 'rope', to: 0 }],
    ['entryRemoved', { kind: 'removeEntry', list: 'facts', id: 'rope' }],
  ])('is %s of the list', (did, command) => {
    expect(actOf(story, command)).toMatchObject({ did, of: { kind: 'entry', list: 'facts' } });
  });

  it.each<[string, Command]>([
    ['words', { kind: 'words', language: 'en', id: 'title', words: 'The rope' }],
    ['start', { kind: 'frame', change: { start: 'ask' } }],
    ['contacts', { kind: 'frame', change: { contacts: undefined } }],
    ['card', { kind: 'frame', change: { trainingCard: undefined } }],
    ['frame', { kind: 'frame', change: { minutes: 3 } }],
    ['language', { kind: 'addLanguage', language: 'fr' }],
    ['nodesRemoved', { kind: 'removeNodes', ids: ['ask', 'end'] }],
  ])('is %s of the whole', (did, command) => {
    expect(actOf(story, command)).toEqual({ did, of: null });
  });
});
