import type { TextTree } from '../app/texts/text-files';

const texts = {
  kinds: {
    situation: 'Situation',
    decision: 'Décision',
    task: 'Tâche',
    branch: 'Aiguillage',
    chance: 'Hasard',
    outcome: 'Fin',
  },
  ways: {
    next: 'La suite',
    timeout: 'Pas de réponse à temps',
    otherwise: 'Dans tout autre cas',
    alternate: 'Autre chemin',
  },
  results: { full: 'Tout juste', partial: 'Juste en partie', none: 'Pas juste' },
  drawn: '{{ n }} sur {{ of }}',
  unnamed: 'Ne dit encore rien',
  start: 'Début',
  inGroup: 'Groupe {{ name }}',
  wayTo: '{{ words }} mène à {{ to }}',
  wayOpen: '{{ words }} ne mène encore nulle part',
  folded: 'Replié : {{ n }}',
  unfolded: 'Déplié : {{ n }}',
  nowhere: 'nulle part',
  met: 'Rencontré dans {{ n }} des parties au hasard',
  metTimes: 'Rencontré {{ n }} fois par partie au hasard',
  differences: 'Différences ({{ n }})',
  differs: {
    added: 'nouveau',
    removed: 'retiré',
    changed: 'modifié : {{ what }}',
    led: 'mène ailleurs ; menait à {{ was }}',
    part: 'modifié',
  },
  aspects: { words: 'textes', ways: 'suites', rules: 'règles' },
  larger: 'Agrandir',
  smaller: 'Réduire',
  fit: 'Tout montrer',
  keys: 'Droite suit la première suite, un chiffre celle de ce numéro ; Gauche revient ; Haut et Bas parcourent ce qui est à côté ; la touche Début ramène au début ; Entrée ouvre.',
} satisfies TextTree;

export default texts;
