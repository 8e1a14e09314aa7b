/** Search everything: a dialog that the frame fetches when it is first opened. It has no routes. */
export { SearchDialog } from './search-dialog';
