import { CaseStatusPage, PendingPapers } from '../views/citizen/index.ts'
import { layoutPlan } from './apply.tsx'
import { sampleDays } from './components.tsx'
import { signedInFrame as frame } from './frames.ts'
import type { Exhibit } from './index.tsx'
import { act, caseHref, itemName, status } from './status.tsx'

/** What may happen to a case under way or after its end, as the applicant sees it. */
export const statusCourseExhibits: readonly Exhibit[] = [
  {
    name: 'status-stopped',
    title: itemName,
    element: (
      <CaseStatusPage
        frame={frame}
        model={{
          ...status,
          promise: {
            kind: 'due',
            label: '承诺办结，最晚',
            day: '2026-12-18',
            sentence:
              '11月23日起由区市场监督管理局许可科审查。11月26日起因检测暂停计时，已用 3 个工作日，恢复后还剩 7 个。',
            days: [...sampleDays],
            explanation: ['11月20日 受理，当天不计', '11月27日至12月10日 因检测暂停，其中 10 个工作日不计'],
            provisional: true,
            overdue: false,
          },
          standing: [
            {
              title: '11月26日（星期四）起因检测暂停计时',
              paragraphs: [
                '原因：餐用具需要抽样检测。',
                '暂停的日子不算进办理时限。',
                '恢复后最晚12月18日（星期五）前决定。',
              ],
            },
            { title: '办理时限延长了 5 天', paragraphs: ['原因：案情复杂，经负责人批准。'] },
            {
              title: '正在征求有关部门意见（2 个）',
              paragraphs: ['最晚12月1日（星期二）前答复；到期没有答复，也会继续办。'],
            },
            {
              title: '还缺材料：规章制度目录清单',
              tone: 'warn',
              paragraphs: ['请在12月1日（星期二）前补齐。', '到期没有补齐的，不能准予，还会记入信用记录。'],
            },
            {
              title: '节假日调整，日期有变',
              paragraphs: ['承诺办结：12月17日（星期四） 改为 12月18日（星期五）'],
            },
          ],
          todo: { kind: 'supply', count: 1, byDay: '2026-12-01', href: `${caseHref}/pending` },
        }}
      />
    ),
  },
  {
    name: 'status-annulled',
    title: itemName,
    element: (
      <CaseStatusPage
        frame={frame}
        model={{
          ...status,
          status: 'annulled',
          promise: {
            kind: 'ended',
            label: '结果',
            headline: '12月21日 许可已撤销',
            sentence: '原来的结果不再有效。原因和可以怎么办，看下面。',
            good: false,
            explanation: [],
          },
          standing: [
            {
              title: '承诺不实',
              tone: 'red',
              paragraphs: [
                '核查发现：现场没有卫生管理制度。',
                '已记入信用记录，一段时间内不能再凭承诺办理。已经纠正的，可以向办理单位申请信用修复。',
              ],
            },
          ],
          grounds: {
            title: '为什么撤销许可',
            paragraphs: [
              '理由：承诺不实',
              '证照不再有效，核验时会显示。',
              '不服的，可以在收到决定之日起 60 日内向芙蓉区人民政府申请行政复议，或者在 6 个月内向长沙铁路运输法院起诉。',
            ],
          },
          steps: status.steps.map((step) => ({ ...step, state: 'done' as const, day: step.day ?? '2026-12-02' })),
          withdrawHref: undefined,
        }}
      />
    ),
  },
  {
    name: 'status-rectify',
    title: itemName,
    element: (
      <CaseStatusPage
        frame={frame}
        model={{
          ...status,
          status: 'concluded',
          promise: {
            kind: 'ended',
            label: '结果',
            headline: '12月2日 准予',
            sentence: '比承诺的日期早 2 个工作日。',
            good: true,
            explanation: [],
          },
          standing: [
            {
              title: '核查发现问题，需要整改',
              tone: 'warn',
              paragraphs: [
                '核查发现：两名从业人员的健康证明已过期。',
                '请在12月25日（星期五）前改好，并告诉办理单位来复查。',
                '到期没有改好的，承诺按不实处理：撤销许可，记入信用记录。',
              ],
            },
          ],
          steps: [...status.steps.slice(0, 3), { title: '核查承诺', day: '2026-12-04', state: 'now' as const }],
          todo: { kind: 'rectify', byDay: '2026-12-25' },
          withdrawHref: undefined,
        }}
      />
    ),
  },
  {
    name: 'pending',
    title: '补交材料',
    element: (
      <PendingPapers
        frame={frame}
        model={{
          ...act,
          byDay: '2026-12-01',
          lapsed: false,
          materials: [{ ...layoutPlan, need: 'deferrable', state: { kind: 'missing' }, files: [] }],
        }}
      />
    ),
  },
  {
    name: 'pending-lapsed',
    title: '补交材料',
    element: (
      <PendingPapers
        frame={frame}
        model={{
          ...act,
          lapsed: true,
          materials: [{ ...layoutPlan, need: 'deferrable', state: { kind: 'missing' }, files: [] }],
          errors: [{ field: '', message: '还有容缺的材料没有补上。请一次补齐。' }],
        }}
      />
    ),
  },
]
