import c22 from '../modules/c2.2/module.json';
import c34 from '../modules/c3.4/module.json';
import c41 from '../modules/c4.1/module.json';
import c52 from '../modules/c5.2/module.json';
import { isPackaged, productFeatures, referenceCourses } from './curriculum';
import type { ModulePackage } from './package-schema';

/** What the reference content says of a recommendation: what answers it, how far, and what stays open. */
export interface ReferenceLinkRecord {
  /** Of the register. */
  code: string;
  targetKind: 'MODULE' | 'LESSON' | 'EXERCISE' | 'OBJECTIVE' | 'FEATURE';
  /** Null for features. */
  moduleId: string | null;
  /** Null where the module itself is the answer; the code of a feature. */
  itemId: string | null;
  strength: 'FULL' | 'PARTIAL';
  note: string;
}

/**
 * All links of the reference content: of the written packages, of the modules that are planned, and of product features.
 * No feature answers in full: each recommendation asks for more than a program.
 */
export function referenceLinks(): ReferenceLinkRecord[] {
  const packages = [c22, c34, c41, c52] as unknown as readonly Pick<ModulePackage, 'id' | 'recommendations'>[];
  return [
    ...packages.flatMap(({ id, recommendations }) =>
      recommendations.map(({ code, target, strength, note }) => ({
        code,
        targetKind: target.kind,
        moduleId: id,
        itemId: target.kind === 'MODULE' ? null : target.id,
        strength,
        note,
      })),
    ),
    ...referenceCourses.flatMap(({ modules }) =>
      modules.flatMap((module) =>
        isPackaged(module)
          ? []
          : module.recommendations.map(({ code, strength, note }) => ({
              code,
              targetKind: 'MODULE' as const,
              moduleId: module.id,
              itemId: null,
              strength,
              note,
            })),
      ),
    ),
    ...productFeatures.flatMap((feature) =>
      feature.recommendations.map((code) => ({
        code,
        targetKind: 'FEATURE' as const,
        moduleId: null,
        itemId: feature.code,
        strength: 'PARTIAL' as const,
        note: '',
      })),
    ),
  ];
}
