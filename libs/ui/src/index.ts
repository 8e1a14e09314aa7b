/** Presentational pieces without domain words. Their own texts are the keys `ui.*` of the application. */
export { Confirm, type Question } from './dialog/confirm';
export { DatePipe, DateTimePipe } from './dates/date.pipe';
export { formatDate, type CalendarDate } from './dates/dates';
export { DaysLeft } from './dates/days-left';
export { PluralPipe } from './dates/plural.pipe';
export { FileDrop } from './files/file-drop';
export { Messages, MessagesOutlet, type Message } from './feedback/messages';
export { Problem } from './feedback/problem';
export { Icon } from './icon/icon';
export type { IconName } from './icon/icons';
export { UI_LANGUAGE } from './language';
export { EmptyState } from './page/empty-state';
export { PageHeader } from './page/page-header';
export { Skeleton } from './page/skeleton';
export { Tabs } from './page/tabs';
export { WayBack } from './page/way-back';
export { ProgressBar } from './state/progress-bar';
export { StateChip, type DataState } from './state/state-chip';
