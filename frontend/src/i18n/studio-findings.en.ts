import type { TextTree } from '../app/texts/text-files';

/** What the proof finds, and why an act is not done. */
const texts = {
  found: {
    'missing-target': 'A way of “{{ node }}” leads nowhere yet. Lead it to the node that comes next.',
    'unreachable-node':
      'Nobody can ever come to “{{ node }}”. Lead a way to it whose condition can hold, or remove it.',
    'unreachable-choice':
      'The choice “{{ choice }}” of “{{ node }}” is never on offer, whatever happens before. Loosen its condition, or remove it.',
    'dead-end':
      'At “{{ node }}” a learner can be left with nothing to do. Add a way on that is always open, or end the story here.',
    trap: 'Once “{{ node }}” is reached this way, no ending can be reached any more. Open a way out, or end the story here.',
    'no-way-to-pass':
      'No path leads to an ending that passes without a critical fail. Open one, or change what an ending comes to.',
    'cannot-fail': 'Every path passes, whatever a learner does. Let some choice have a consequence that does not pass.',
    'objective-unrated': 'No path rates the objective “{{ objective }}”. Rate it at some choice or task, or remove it.',
    'objective-missable':
      'A learner can end without “{{ objective }}” being rated. Rate it on this path too, or accept that it is not observed.',
    'critical-without-explanation':
      'A critical fail at “{{ node }}” has no explanation. Write why it is one; learners read it afterwards.',
    'alternate-unequal': {
      objectives:
        'The way round “{{ node }}” does not give what the node itself gives: {{ what }}. Let the other path meet the same objectives.',
      pass: 'The way round “{{ node }}” leads to no ending that passes. Let the other path end as well as this one.',
    },
    'unfair-decision':
      'The choice “{{ choice }}” of “{{ node }}” is rated although a learner may not know “{{ fact }}” by then. Tell it before, on every path.',
    'perverse-rating':
      'At “{{ node }}” the choice “{{ worse }}” is rated worse than “{{ better }}”, and yet always ends better. Change the ratings or the consequences.',
    'cosmetic-choice':
      'At “{{ node }}” it makes no difference whether “{{ first }}” or “{{ second }}” is chosen. Give them different consequences, or merge them.',
    giveaway: {
      length:
        'The best choice gives itself away: in {{ count }} of {{ of }} decisions it is the longest. Even out the lengths.',
      place:
        'The best choice gives itself away: in all {{ count }} decisions it stands in place {{ place }}. Change the places.',
    },
    'variable-unread':
      'Nothing reads the variable “{{ variable }}”. Use it in a condition, show it to learners, or remove it.',
    'variable-unwritten': 'The variable “{{ variable }}” never changes. Let some choice change it, or remove it.',
    'range-overflow':
      '“{{ variable }}” can be driven beyond its range {{ low }} to {{ high }} at “{{ node }}” and is held there. Widen the range, or check the sums.',
    'no-timeout-rule': '“{{ node }}” has a time limit and says nothing of running out of time. Add what happens then.',
    'text-missing': {
      frame: 'Texts about the scenario that are missing in {{ language }}: {{ count }}. Write them.',
      node: 'Texts at “{{ node }}” that are missing in {{ language }}: {{ count }}. Write them.',
    },
  },
  problems: {
    'too-large': 'The scenario is larger than a scenario may be.',
    'no-json': 'This is no scenario.',
    shape: 'This does not have the form of a scenario.',
    'unknown-key': 'A scenario has nothing called “{{ key }}” here. Take it out, or correct its name.',
    'repeated-id': '“{{ id }}” stands there already.',
    'reserved-name': '“{{ id }}” is a word of the expression language; choose another name.',
    'unknown-node': 'There is no node “{{ id }}”.',
    'unknown-objective': 'There is no objective “{{ id }}”.',
    'unknown-fact': 'There is no fact “{{ id }}”.',
    'unknown-role': 'There is nobody “{{ id }}”.',
    'unknown-media': 'There is no picture or recording “{{ id }}”.',
    'unknown-rule': 'There is no rule or source “{{ id }}”.',
    'unknown-variable': 'There is no variable “{{ id }}”.',
    'unknown-value': '“{{ value }}” is no value of “{{ id }}”, and something asks for it.',
    'bad-start': '{{ value }} is outside the range of “{{ id }}”.',
    'bad-range': 'The lowest value of “{{ id }}” would be above its highest.',
    'range-too-wide': '“{{ id }}” would have more than {{ limit }} values.',
    'bad-thresholds': '“Partly” must not begin above “achieved”.',
    'expression-syntax': 'This cannot be read: {{ detail }}',
    'expression-type': 'This does not fit together: {{ detail }}',
    'not-allowed': '“{{ what }}” cannot be used in a scenario.',
    'division-by-zero': 'This divides by something that can be zero.',
    'number-too-large': 'This can give numbers beyond what a scenario computes with.',
    'endless-branches':
      'From “{{ id }}” branches and chances would lead back to it without anything for the learner to do.',
    markup:
      'Texts are plain, and “{{ what }}” would be shown as it stands. Take it out; until then the field is not saved.',
  },
  refusals: {
    shape: 'That is not possible: a value is missing or outside of what is allowed.',
    senseless: 'That would have no meaning.',
    unknown: 'What you changed is not there any more.',
    'in-use': 'It is still used. Take it out there first.',
    'is-start': 'The story begins there. Choose another beginning first.',
    where: 'Used at: {{ names }}',
  },
} satisfies TextTree;

export default texts;
