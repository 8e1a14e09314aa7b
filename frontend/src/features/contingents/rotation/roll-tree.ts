import type { PostDto, RollDto, SubUnitDto } from '@peacewright/api-client';
import { folded } from '../../../app';

/** A sub-unit in the order of the tree, with its depth and the posts directly in it. */
export interface RollSection {
  /** Null: posts outside all sub-units. */
  readonly unit: SubUnitDto | null;
  readonly path: string;
  readonly depth: number;
  readonly posts: readonly PostDto[];
  /** Posts in it and in all below it, and how many of them are held. */
  readonly of: number;
  readonly held: number;
}

/** Who holds a post now. */
export function holderOf(post: PostDto): PostDto['entries'][number] | undefined {
  return post.entries.find((entry) => entry.status === 'PRIMARY');
}

function counts(posts: readonly PostDto[]): { of: number; held: number } {
  return { of: posts.length, held: posts.filter(holderOf).length };
}

/** The tree laid out from the top; posts that have ended are left out, empty sub-units stay. */
export function sectionsOf(roll: RollDto): RollSection[] {
  const posts = new Map<string | null, PostDto[]>();
  for (const post of roll.posts)
    if (post.endedOn === null) posts.set(post.subUnitId, [...(posts.get(post.subUnitId) ?? []), post]);
  const below = (parentId: string | null, path: string, depth: number): RollSection[] =>
    roll.subUnits
      .filter((unit) => unit.parentId === parentId)
      .flatMap((unit) => {
        const own = path === '' ? unit.name : `${path} / ${unit.name}`;
        const inner = below(unit.id, own, depth + 1);
        const direct = posts.get(unit.id) ?? [];
        const all = counts([...direct, ...inner.flatMap((section) => section.posts)]);
        return [{ unit, path: own, depth, posts: direct, ...all }, ...inner];
      });
  const outside = posts.get(null) ?? [];
  return [
    ...(outside.length > 0 ? [{ unit: null, path: '', depth: 0, posts: outside, ...counts(outside) }] : []),
    ...below(null, '', 0),
  ];
}

/**
 * The sections with the posts that match all words of `q` and, where asked, stand vacant. Empty sections go then. The post
 * that is worked on, `kept`, stays in sight, though its new holder answers to other words than those that found it.
 */
export function filtered(
  sections: readonly RollSection[],
  q: string,
  vacantOnly: boolean,
  kept: string | undefined,
): RollSection[] {
  const words = folded(q).split(/\s+/).filter(Boolean);
  if (words.length === 0 && !vacantOnly) return [...sections];
  return sections.flatMap((section) => {
    const posts = section.posts.filter((post) => {
      if (post.id === kept) return true;
      const live = post.entries.filter((entry) => entry.status !== 'REPLACED');
      if (vacantOnly && holderOf(post)) return false;
      const people = live.flatMap((entry) => [entry.name, entry.number, entry.rank]);
      const text = folded([post.code, post.title, section.path, ...people].join(' '));
      return words.every((word) => text.includes(word));
    });
    return posts.length === 0 ? [] : [{ ...section, posts, ...counts(posts) }];
  });
}
