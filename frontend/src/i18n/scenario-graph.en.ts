import type { TextTree } from '../app/texts/text-files';

const texts = {
  kinds: {
    situation: 'Situation',
    decision: 'Decision',
    task: 'Task',
    branch: 'Branch',
    chance: 'Chance',
    outcome: 'Ending',
  },
  ways: {
    next: 'Goes on',
    timeout: 'No answer in time',
    otherwise: 'In every other case',
    alternate: 'Way round',
  },
  results: { full: 'All right', partial: 'Partly right', none: 'Not right' },
  drawn: '{{ n }} of {{ of }}',
  unnamed: 'Says nothing yet',
  start: 'Beginning',
  inGroup: 'Group {{ name }}',
  wayTo: '{{ words }} leads to {{ to }}',
  wayOpen: '{{ words }} leads nowhere yet',
  folded: 'Folded away: {{ n }}',
  unfolded: 'Unfolded: {{ n }}',
  nowhere: 'nowhere',
  met: 'Met in {{ n }} of random runs',
  metTimes: 'Met {{ n }} times in a random run',
  differences: 'Differences ({{ n }})',
  differs: {
    added: 'new',
    removed: 'taken away',
    changed: 'changed: {{ what }}',
    led: 'leads elsewhere, before to {{ was }}',
    part: 'changed',
  },
  aspects: { words: 'words', ways: 'ways', rules: 'rules' },
  larger: 'Larger',
  smaller: 'Smaller',
  fit: 'Show all of it',
  keys: 'Right follows the first way, a number the way of that number; Left goes back; Up and Down go through what stands beside it; Home goes to the beginning; Enter opens.',
} satisfies TextTree;

export default texts;
