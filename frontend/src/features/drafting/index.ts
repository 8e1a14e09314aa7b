import { featureTexts } from '../../app';

/** What every editor of content needs: unsaved text that is never lost, two texts of one thing, the steps of an edition. */
export { CommentList, type CommentActs } from './comment-list';
export { ConflictView } from './conflict-view';
export { DraftSession } from './draft-session';
export { EditionChip } from './edition-chip';
export { moveIcons } from './icons';
export { LifecycleSteps, type WantedStep } from './lifecycle-steps';
export { LocalDrafts, type LocalDraft } from './local-drafts';
export { newId } from './new-id';
export { OtherTabs } from './other-tabs';
export { centresWith, type Centre } from './own-centres';
export { sameJson } from './same-json';
export { SaveStateLine } from './save-state';

/** Keys under `drafting.`, for the routes of whoever writes. */
export const draftingTexts = featureTexts('drafting', {
  en: () => import('../../i18n/drafting.en'),
  fr: () => import('../../i18n/drafting.fr'),
});
