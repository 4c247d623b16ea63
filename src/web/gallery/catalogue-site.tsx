import { SiteAnnouncementPage } from '../views/catalogue/site-announcement-page.tsx'
import { SiteHistoryPage } from '../views/catalogue/site-history-page.tsx'
import { SitePage } from '../views/catalogue/site-page.tsx'
import { office } from './catalogue-office.ts'
import { target } from './frames.ts'
import type { Exhibit } from './index.tsx'

const href = '/catalogue/sites/430102000000'
const announcement = {
  title: '区政务服务中心周六上午照常办事（演示）',
  body: '从 11 月起，每周六上午 9:00 到 12:00 开放综合窗口。\n周日和法定节假日不开。',
  from: '2026-11-01',
  until: null,
  pinned: true,
}
const frame = { ...office, links: [...office.links, { label: '本地站点', href, current: true }] }

/** What an officer of the catalogue sees of her region's own site. */
export const siteExhibits: readonly Exhibit[] = [
  {
    name: 'site',
    title: '本地站点',
    workbench: true,
    element: (
      <SitePage
        frame={frame}
        model={{
          region: '芙蓉区',
          siteHref: '/430102000000',
          historyHref: `${href}/history`,
          announceHref: `${href}/announcements/new`,
          done: '已保存，站点上马上就能看到。',
          target: target(href),
          previewAction: `${href}/preview`,
          expected: '3',
          settings: { name: null, welcome: '芙蓉区的事在这里办。', hotline: null, elder: null, blocks: { hot: false } },
          above: {
            name: '沿用：芙蓉区',
            welcome: '沿用：说出你的事，不用知道归哪个部门管。',
            hotline: '沿用湖南省：0731-12345',
            elder: '沿用：否',
            blocks: [
              ['hot', '沿用：显示'],
              ['progress', '沿用：显示'],
              ['stages', '沿用长沙市：不显示'],
              ['lists', '沿用：显示'],
              ['announcements', '沿用：显示'],
              ['above', '沿用：显示'],
            ],
          },
          errors: [{ field: 'hotline', message: '电话只写数字，可以用空格或短横分开，例如 0731-12345678。' }],
          announcements: [
            {
              title: announcement.title,
              href: `${href}/announcements/1`,
              days: '2026年11月1日起',
              state: 'now',
              pinned: true,
            },
            {
              title: '10 月系统升级暂停受理的通知（演示）',
              href: `${href}/announcements/2`,
              days: '2026年10月12日到2026年10月18日',
              state: 'over',
              pinned: false,
            },
          ],
          moreHref: `${href}?after=2`,
          below: ['文艺路街道', '朝阳街街道', '韭菜园街道'].map((label) => ({
            label,
            href: `/catalogue/sites/${label}`,
          })),
        }}
      />
    ),
  },
  {
    name: 'site-announcement',
    title: '修改公告',
    workbench: true,
    element: (
      <SiteAnnouncementPage
        frame={frame}
        model={{
          title: '修改公告',
          region: '芙蓉区',
          backHref: href,
          target: target(`${href}/announcements/1`),
          previewAction: `${href}/announcement-preview`,
          removal: target(`${href}/announcements/1/removal`),
          expected: '4',
          announcement,
          errors: [],
        }}
      />
    ),
  },
  {
    name: 'site-history',
    title: '修改历史',
    workbench: true,
    element: (
      <SiteHistoryPage
        frame={frame}
        model={{
          region: '芙蓉区',
          backHref: href,
          changes: [
            {
              number: 5,
              what: '修改了站点设置',
              who: '冯事项（演示）',
              when: '2026年11月20日 09:12',
              lines: [
                { place: '咨询电话', kind: 'changed', kindWord: '修改', before: '沿用上级', after: '0731-12345' },
                { place: '大家在办', kind: 'changed', kindWord: '修改', before: '沿用上级', after: '不显示' },
              ],
            },
            {
              number: 4,
              what: '撤下公告“旧通知（演示）”',
              who: '冯事项（演示）',
              when: '2026年11月19日 16:40',
              lines: [],
            },
          ],
          paging: { next: '?below=4' },
        }}
      />
    ),
  },
]
