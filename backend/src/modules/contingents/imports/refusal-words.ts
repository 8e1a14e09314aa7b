import type { Refusal } from './roll-reading';

interface Words {
  readonly heads: readonly [row: string, reason: string];
  readonly reasons: Readonly<Record<Refusal, string>>;
}

/** What stands in the file of refused rows beside each, for who mends them away from the screen. */
export const REFUSAL_WORDS: Readonly<
  Record<'en' | 'fr', Words & { readonly reasons: Readonly<Record<string, string | undefined>> }>
> = {
  en: {
    heads: ['Row', 'Why it was refused'],
    reasons: {
      noNumber: 'No number',
      noName: 'No name',
      serviceUnknown: 'The country has no such service',
      dateUnreadable: 'A date cannot be read',
      bornLater: 'The date of birth lies in the future',
      duplicateRow: 'The same person stands in another row',
      duplicateNumber: 'The same number stands in another row',
      postTwice: 'Two people in one post',
      postTaken: 'The post is held by somebody whom the file does not move',
      reserveWithoutPost: 'A reserve needs the code of the post behind which to stand',
    },
  },
  fr: {
    heads: ['Ligne', 'Motif du refus'],
    reasons: {
      noNumber: 'Pas de matricule',
      noName: 'Pas de nom',
      serviceUnknown: 'Le pays n’a pas ce service',
      dateUnreadable: 'Une date est illisible',
      bornLater: 'La date de naissance est dans le futur',
      duplicateRow: 'La même personne figure à une autre ligne',
      duplicateNumber: 'Le même matricule figure à une autre ligne',
      postTwice: 'Deux personnes à un même poste',
      postTaken: 'Le poste est tenu par une personne que le fichier ne déplace pas',
      reserveWithoutPost: 'Un suppléant doit indiquer le code du poste qu’il double',
    },
  },
};
