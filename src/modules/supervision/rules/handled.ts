import type { WholeCourse } from '../../cases/index.ts'

/** Whether a body has or had something to do in a case: the competent one, its window, whom it waited for or asked, and whoever acted in it. */
export function isHandledBy({ place, stretches }: WholeCourse, departmentId: string): boolean {
  if (place.departmentId === departmentId || place.windowDepartmentId === departmentId) return true
  return stretches.some(
    ({ event: { actor }, awaitingDepartmentId, clocks }) =>
      awaitingDepartmentId === departmentId ||
      (actor.kind === 'staff' && actor.departmentId === departmentId) ||
      clocks.some((clock) => clock.departmentId === departmentId),
  )
}
