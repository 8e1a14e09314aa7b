import type { TextTree } from '../app/texts/text-files';

const texts = {
  found: {
    'missing-target': 'Une suite de « {{ node }} » ne mène encore nulle part. Menez-la au nœud qui vient ensuite.',
    'unreachable-node':
      'Personne ne peut jamais arriver à « {{ node }} ». Menez-y une suite dont la condition peut être vraie, ou retirez-le.',
    'unreachable-choice':
      'Le choix « {{ choice }} » de « {{ node }} » n’est jamais proposé, quoi qu’il se passe avant. Assouplissez sa condition, ou retirez-le.',
    'dead-end':
      'À « {{ node }} », un apprenant peut se retrouver sans rien à faire. Ajoutez une suite toujours ouverte, ou finissez l’histoire ici.',
    trap: 'Une fois « {{ node }} » atteint ainsi, aucune fin n’est plus possible. Ouvrez une issue, ou finissez l’histoire ici.',
    'no-way-to-pass':
      'Aucun chemin ne mène à une fin réussie sans faute critique. Ouvrez-en un, ou changez ce que vaut une fin.',
    'cannot-fail':
      'Tout chemin réussit, quoi que fasse l’apprenant. Donnez à un choix une conséquence qui ne réussit pas.',
    'objective-unrated':
      'Aucun chemin ne note l’objectif « {{ objective }} ». Notez-le à un choix ou à une tâche, ou retirez-le.',
    'objective-missable':
      'Un apprenant peut finir sans que « {{ objective }} » soit noté. Notez-le aussi sur ce chemin, ou acceptez qu’il ne soit pas observé.',
    'critical-without-explanation':
      'Une faute critique à « {{ node }} » n’a pas d’explication. Écrivez pourquoi c’en est une ; les apprenants le lisent après coup.',
    'alternate-unequal': {
      objectives:
        'L’autre chemin proposé à « {{ node }} » ne donne pas ce que donne le nœud : {{ what }}. Faites-lui atteindre les mêmes objectifs.',
      pass: 'L’autre chemin proposé à « {{ node }} » ne mène à aucune fin réussie. Faites-le finir aussi bien que celui-ci.',
    },
    'unfair-decision':
      'Le choix « {{ choice }} » de « {{ node }} » est noté alors qu’un apprenant peut ne pas encore savoir « {{ fact }} ». Dites-le avant, sur chaque chemin.',
    'perverse-rating':
      'À « {{ node }} », le choix « {{ worse }} » est moins bien noté que « {{ better }} » et finit pourtant toujours mieux. Changez les notations ou les conséquences.',
    'cosmetic-choice':
      'À « {{ node }} », choisir « {{ first }} » ou « {{ second }} » revient au même. Donnez-leur des conséquences différentes, ou réunissez-les.',
    giveaway: {
      length:
        'Le meilleur choix se trahit : dans {{ count }} décisions sur {{ of }}, c’est le plus long. Équilibrez les longueurs.',
      place:
        'Le meilleur choix se trahit : dans les {{ count }} décisions, il est à la place {{ place }}. Changez les places.',
    },
    'variable-unread':
      'Rien ne lit la variable « {{ variable }} ». Employez-la dans une condition, montrez-la aux apprenants, ou retirez-la.',
    'variable-unwritten':
      'La variable « {{ variable }} » ne change jamais. Laissez un choix la changer, ou retirez-la.',
    'range-overflow':
      '« {{ variable }} » peut être poussée hors de son intervalle {{ low }} à {{ high }} à « {{ node }} », et y est retenue. Élargissez l’intervalle, ou vérifiez les sommes.',
    'no-timeout-rule':
      '« {{ node }} » a une limite de temps et ne dit pas ce qui arrive quand le temps est écoulé. Ajoutez-le.',
    'text-missing': {
      frame: 'Textes sur le scénario qui manquent en {{ language }} : {{ count }}. Écrivez-les.',
      node: 'Textes à « {{ node }} » qui manquent en {{ language }} : {{ count }}. Écrivez-les.',
    },
  },
  problems: {
    'too-large': 'Le scénario est plus grand qu’un scénario ne peut l’être.',
    'no-json': 'Ce n’est pas un scénario.',
    shape: 'Ceci n’a pas la forme d’un scénario.',
    'unknown-key': 'Un scénario n’a rien qui s’appelle « {{ key }} » ici. Enlevez-le ou corrigez son nom.',
    'repeated-id': '« {{ id }} » s’y trouve déjà.',
    'reserved-name': '« {{ id }} » est un mot du langage des expressions ; choisissez un autre nom.',
    'unknown-node': 'Il n’y a pas de nœud « {{ id }} ».',
    'unknown-objective': 'Il n’y a pas d’objectif « {{ id }} ».',
    'unknown-fact': 'Il n’y a pas de fait « {{ id }} ».',
    'unknown-role': 'Il n’y a personne du nom de « {{ id }} ».',
    'unknown-media': 'Il n’y a pas d’image ni d’enregistrement « {{ id }} ».',
    'unknown-rule': 'Il n’y a pas de règle ni de source « {{ id }} ».',
    'unknown-variable': 'Il n’y a pas de variable « {{ id }} ».',
    'unknown-value': '« {{ value }} » n’est pas une valeur de « {{ id }} », et quelque chose la demande.',
    'bad-start': '{{ value }} est hors de l’intervalle de « {{ id }} ».',
    'bad-range': 'Le minimum de « {{ id }} » serait au-dessus de son maximum.',
    'range-too-wide': '« {{ id }} » aurait plus de {{ limit }} valeurs.',
    'bad-thresholds': '« En partie » ne doit pas commencer au-dessus de « atteint ».',
    'expression-syntax': 'Ceci ne peut pas être lu : {{ detail }}',
    'expression-type': 'Ceci ne va pas ensemble : {{ detail }}',
    'not-allowed': '« {{ what }} » ne peut pas servir dans un scénario.',
    'division-by-zero': 'Ceci divise par quelque chose qui peut être zéro.',
    'number-too-large': 'Ceci peut donner des nombres trop grands pour un scénario.',
    'endless-branches':
      'Depuis « {{ id }} », des aiguillages et des hasards y ramèneraient sans que l’apprenant ait rien à faire.',
    markup:
      'Les textes sont simples, et « {{ what }} » serait montré tel quel. Retirez-le ; d’ici là, le champ n’est pas enregistré.',
  },
  refusals: {
    shape: 'C’est impossible : une valeur manque ou dépasse ce qui est permis.',
    senseless: 'Cela n’aurait pas de sens.',
    unknown: 'Ce que vous avez changé n’y est plus.',
    'in-use': 'C’est encore employé. Retirez-le d’abord là où c’est employé.',
    'is-start': 'L’histoire y commence. Choisissez d’abord un autre début.',
    where: 'Employé à : {{ names }}',
  },
} satisfies TextTree;

export default texts;
