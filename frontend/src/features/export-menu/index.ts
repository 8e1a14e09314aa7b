import { featureTexts } from '../../app';

/** The choice of a file's format: shared by whatever the server hands out as a table. It has no routes. */
export { ExportMenu } from './export-menu';

/** For the routes of whoever shows it. */
export const exportMenuTexts = featureTexts('exportMenu', {
  en: () => import('../../i18n/export-menu.en'),
  fr: () => import('../../i18n/export-menu.fr'),
});
