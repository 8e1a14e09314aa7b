import type { ScenarioDocument, ScenarioInput } from '@peacewright/scenario-engine';
import { readScenario } from '@peacewright/scenario-engine/document';
import { blankScenario, type NewId } from '@peacewright/scenario-engine/editing';

export const TEMPLATES = ['blank', 'visit', 'trust'] as const;
export type Template = (typeof TEMPLATES)[number];

/** Languages in which templates have words. */
export const TEMPLATE_LANGUAGES = ['en', 'fr'] as const;

type Words = Readonly<Record<string, readonly [en: string, fr: string]>>;
type Parts = Pick<ScenarioInput, 'objectives' | 'start' | 'nodes'> & Partial<ScenarioInput>;

/** A new scenario to write on. One made from a template is sound as it is, and has both its languages. */
export function fromTemplate(
  template: Template,
  given: { readonly id: string; readonly language: string; readonly title: string },
  newId: NewId,
): ScenarioDocument {
  if (template === 'blank') return blankScenario(given.id, given.language, given.title, newId);
  const { parts, words } = template === 'visit' ? visit() : trust();
  const said = (at: 0 | 1): Record<string, string> =>
    Object.fromEntries(Object.entries(words).map(([id, both]) => [id, both[at]]));
  const french = given.language === 'fr';
  const read = readScenario({
    schema: 'peacewright.scenario',
    version: 1,
    id: given.id,
    language: french ? 'fr' : 'en',
    title: 'title',
    briefing: 'briefing',
    setting: { kind: 'fictional', name: 'setting' },
    minutes: 10,
    ...parts,
    texts: { ...said(french ? 1 : 0), title: given.title },
    translations: { [french ? 'en' : 'fr']: said(french ? 0 : 1) },
  });
  if (!read.ok) throw new Error(`The template ${template} is no scenario.`);
  return read.document;
}

/** Two decisions one after the other, each with consequences: how most stories begin. */
function visit(): { parts: Parts; words: Words } {
  const parts: Parts = {
    objectives: [{ id: 'listen', text: 'listen.text' }],
    start: 'arrive',
    nodes: [
      { kind: 'situation', id: 'arrive', text: 'arrive.text', next: { target: 'greet' } },
      {
        kind: 'decision',
        id: 'greet',
        text: 'greet.text',
        channel: 'faceToFace',
        choices: [
          { id: 'order', text: 'order.text', target: 'cold', ratings: [{ objective: 'listen', rating: 'poor' }] },
          {
            id: 'ask',
            text: 'ask.text',
            target: 'told',
            minutes: 5,
            ratings: [{ objective: 'listen', rating: 'good' }],
          },
          { id: 'leave', text: 'leave.text', target: 'lost', ratings: [{ objective: 'listen', rating: 'harmful' }] },
        ],
      },
      {
        kind: 'decision',
        id: 'told',
        text: 'told.text',
        channel: 'faceToFace',
        choices: [
          {
            id: 'note',
            text: 'note.text',
            target: 'heard',
            minutes: 5,
            ratings: [{ objective: 'listen', rating: 'good' }],
          },
          { id: 'promise', text: 'promise.text', target: 'doubt', ratings: [{ objective: 'listen', rating: 'poor' }] },
        ],
      },
      {
        kind: 'decision',
        id: 'cold',
        text: 'cold.text',
        channel: 'faceToFace',
        choices: [
          { id: 'insist', text: 'insist.text', target: 'lost', ratings: [{ objective: 'listen', rating: 'harmful' }] },
          {
            id: 'sorry',
            text: 'sorry.text',
            target: 'doubt',
            minutes: 5,
            ratings: [{ objective: 'listen', rating: 'acceptable' }],
          },
        ],
      },
      { kind: 'outcome', id: 'heard', text: 'heard.text', debrief: 'heard.debrief', grade: 'achieved' },
      { kind: 'outcome', id: 'doubt', text: 'doubt.text', debrief: 'doubt.debrief', grade: 'partlyAchieved' },
      { kind: 'outcome', id: 'lost', text: 'lost.text', debrief: 'lost.debrief', grade: 'notAchieved' },
    ],
  };
  const words: Words = {
    title: ['A visit', 'Une visite'],
    briefing: [
      'You lead a patrol of six. You are to learn how people in the valley live with the new crossing point.',
      'Vous menez une patrouille de six. Vous devez apprendre comment les gens de la vallée vivent avec le nouveau point de passage.',
    ],
    setting: ['Ilmaria, the upper valley', 'L’Ilmarie, la haute vallée'],
    'listen.text': [
      'Ask before telling, and write down what was said',
      'Demander avant de dire, et noter ce qui a été dit',
    ],
    'arrive.text': [
      'The road ends at a well. Four women stop talking when your vehicles come to a halt.',
      'La route s’arrête à un puits. Quatre femmes se taisent quand vos véhicules s’immobilisent.',
    ],
    'greet.text': [
      'The oldest looks at you and says nothing. Your interpreter waits for your first words.',
      'La plus âgée vous regarde sans rien dire. Votre interprète attend vos premiers mots.',
    ],
    'order.text': [
      'Say that you need to see the head of the village at once, because your time is short.',
      'Dire qu’il vous faut voir le chef du village immédiatement, car votre temps est compté.',
    ],
    'ask.text': [
      'Greet her, say who you are, and ask whether it is a good moment.',
      'La saluer, dire qui vous êtes et demander si le moment convient.',
    ],
    'leave.text': [
      'Take pictures of the well for your report and drive on.',
      'Photographier le puits pour votre compte rendu et repartir.',
    ],
    'told.text': [
      'She tells you that the crossing shuts before the market does, and that two traders sleep on the road every week.',
      'Elle vous dit que le passage ferme avant le marché, et que chaque semaine deux marchands dorment sur la route.',
    ],
    'note.text': [
      'Read back what you wrote down, and say when you will be here again.',
      'Relire ce que vous avez noté, et dire quand vous reviendrez.',
    ],
    'promise.text': [
      'Promise that the crossing will stay open longer, and that you will see to it.',
      'Promettre que le passage restera ouvert plus longtemps, et que vous y veillerez.',
    ],
    'cold.text': [
      'She says that he is away. A boy runs off towards the houses.',
      'Elle dit qu’il est absent. Un garçon part en courant vers les maisons.',
    ],
    'insist.text': ['Wait at the well until he comes.', 'Attendre au puits jusqu’à ce qu’il vienne.'],
    'sorry.text': [
      'Say that you came too fast, and ask how she is.',
      'Dire que vous êtes allé trop vite, et lui demander comment elle va.',
    ],
    'heard.text': [
      'She walks you to your vehicle. Next week there are eight people at the well.',
      'Elle vous raccompagne à votre véhicule. La semaine suivante, huit personnes sont au puits.',
    ],
    'heard.debrief': [
      'You asked, wrote down and came back. What people tell next rests on that.',
      'Vous avez demandé, noté, puis vous êtes revenu. Ce que les gens diront ensuite repose là-dessus.',
    ],
    'doubt.text': ['She nods and goes on drawing water.', 'Elle hoche la tête et continue de puiser de l’eau.'],
    'doubt.debrief': [
      'You know a little more. Whether she speaks again depends on what you do with it.',
      'Vous en savez un peu plus. Qu’elle parle encore dépend de ce que vous en ferez.',
    ],
    'lost.text': [
      'When you come by again, the well is empty.',
      'Quand vous repassez, il n’y a plus personne au puits.',
    ],
    'lost.debrief': [
      'Nobody told you anything, and the next patrol is told less.',
      'Personne ne vous a rien dit, et on en dira moins encore à la patrouille suivante.',
    ],
  };
  return { parts, words };
}

/** A number that choices move and a branch reads, and a decision with a time limit. */
function trust(): { parts: Parts; words: Words } {
  const way = (by: string, rating: 'good' | 'poor', target: string) => ({
    target,
    effects: [{ add: 'trust', by }],
    ratings: [{ objective: 'calm', rating }],
  });
  const parts: Parts = {
    objectives: [{ id: 'calm', text: 'calm.text' }],
    variables: [{ type: 'integer', id: 'trust', name: 'trust.name', visible: true, min: 0, max: 4, start: 2 }],
    start: 'queue',
    nodes: [
      {
        kind: 'decision',
        id: 'queue',
        text: 'queue.text',
        choices: [
          { id: 'walk', text: 'walk.text', minutes: 10, ...way('1', 'good', 'shout') },
          { id: 'horn', text: 'horn.text', ...way('-1', 'poor', 'shout') },
        ],
      },
      {
        kind: 'decision',
        id: 'shout',
        text: 'shout.text',
        channel: 'faceToFace',
        limit: { seconds: 45 },
        choices: [
          { id: 'push', text: 'push.text', ...way('-1', 'poor', 'weigh') },
          { id: 'explain', text: 'explain.text', minutes: 5, ...way('1', 'good', 'weigh') },
        ],
        timeout: way('-1', 'poor', 'weigh'),
      },
      {
        kind: 'branch',
        id: 'weigh',
        label: 'Trust',
        cases: [
          { id: 'high', when: 'trust >= 4', target: 'quiet' },
          { id: 'middle', when: 'trust >= 2', target: 'tense' },
        ],
        otherwise: { target: 'broken' },
      },
      { kind: 'outcome', id: 'quiet', text: 'quiet.text', debrief: 'quiet.debrief', grade: 'achieved' },
      { kind: 'outcome', id: 'tense', text: 'tense.text', debrief: 'tense.debrief', grade: 'partlyAchieved' },
      { kind: 'outcome', id: 'broken', text: 'broken.text', debrief: 'broken.debrief', grade: 'notAchieved' },
    ],
  };
  const words: Words = {
    title: ['The queue', 'La file'],
    briefing: [
      'You are in charge of a gate where people wait for water. Tankers come twice a day; the second one is late.',
      'Vous êtes responsable d’une entrée où des gens attendent de l’eau. Les citernes viennent deux fois par jour ; la deuxième est en retard.',
    ],
    setting: ['Ilmaria, a camp at the river', 'L’Ilmarie, un camp au bord du fleuve'],
    'calm.text': [
      'Keep a crowd calm by telling it what is known',
      'Garder une foule calme en lui disant ce que l’on sait',
    ],
    'trust.name': ['Trust of those who wait', 'Confiance de ceux qui attendent'],
    'queue.text': [
      'Two hundred people stand in the sun. Somebody at the back says that there is no more water.',
      'Deux cents personnes attendent au soleil. Quelqu’un au fond dit qu’il n’y a plus d’eau.',
    ],
    'walk.text': ['Walk along the queue and tell what you know.', 'Longer la file et dire ce que vous savez.'],
    'horn.text': [
      'Sound the horn and order everybody to keep in line.',
      'Klaxonner et ordonner à tous de rester en rang.',
    ],
    'shout.text': [
      'A man steps out of the queue and shouts that the gate is sold to friends.',
      'Un homme sort de la file et crie que l’entrée est vendue aux amis.',
    ],
    'push.text': ['Have two of yours bring him back to his place.', 'Le faire ramener à sa place par deux des vôtres.'],
    'explain.text': [
      'Show him the list and let him read it aloud.',
      'Lui montrer la liste et le laisser la lire à voix haute.',
    ],
    'quiet.text': [
      'He reads, shrugs, and goes back. The tanker comes forty minutes later.',
      'Il lit, hausse les épaules et retourne à sa place. La citerne arrive quarante minutes plus tard.',
    ],
    'quiet.debrief': [
      'What people know for themselves calms them more than what they are ordered.',
      'Ce que les gens savent par eux-mêmes les calme plus que ce qu’on leur ordonne.',
    ],
    'tense.text': ['The queue holds, and nobody speaks to you.', 'La file tient, et personne ne vous parle.'],
    'tense.debrief': [
      'It went well enough. One more word early would have made it easy.',
      'Cela s’est passé à peu près bien. Un mot de plus au début aurait tout facilité.',
    ],
    'broken.text': [
      'The queue breaks. The gate is shut for the rest of the day.',
      'La file se rompt. L’entrée est fermée pour le reste de la journée.',
    ],
    'broken.debrief': [
      'Force answered a question, and a question remained.',
      'La force a répondu à une question, et la question est restée.',
    ],
  };
  return { parts, words };
}
