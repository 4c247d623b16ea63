import type { ReactNode } from 'react'
import {
  Breadcrumb,
  Button,
  ButtonLink,
  ButtonRow,
  Card,
  Columns,
  type DayCell,
  DayClock,
  EmptyState,
  Field,
  FieldSet,
  Form,
  Frame,
  Inbox,
  Notice,
  PageHead,
  Paging,
  PaperViewer,
  Promised,
  Steps,
  SummaryList,
  Table,
  Tabs,
  Tag,
  TaskList,
  Timeline,
  WorkbenchColumns,
  WorkbenchFrame,
} from '../ui/index.ts'
import { signedInFrame, workbenchFrame } from './frames.ts'

export const sampleDays: readonly DayCell[] = [
  { day: '2026-11-23', state: 'used' },
  { day: '2026-11-24', state: 'used' },
  { day: '2026-11-25', state: 'used' },
  { day: '2026-11-26', state: 'paused' },
  { day: '2026-11-27', state: 'used' },
  { day: '2026-11-30', state: 'today' },
  { day: '2026-12-01', state: 'left' },
  { day: '2026-12-02', state: 'left' },
  { day: '2026-12-03', state: 'left' },
  { day: '2026-12-04', state: 'left' },
]

/** Every component of the citizen side on one page. */
export function ComponentsPage(): ReactNode {
  return (
    <Frame frame={signedInFrame}>
      <Breadcrumb
        crumbs={[
          { label: '首页', href: '/' },
          { label: '我的办件', href: '/my/cases' },
        ]}
      />
      <PageHead title="组件" about="每个组件一例。" />
      <Columns aside={<SideComponents />}>
        <FormComponents />
        <Promised
          label="承诺办结"
          date="12月4日（星期五）前"
          days={sampleDays}
          explanation={['11月20日 受理，当天不计']}
        >
          现在由 <b>区市场监督管理局 许可科</b> 审查。
        </Promised>
        <Card title="表格">
          <Table
            caption="申请材料"
            rows={['设备布局图', '营业执照']}
            rowKey={(row) => row}
            columns={[
              { head: '名称', names: true, cell: (row) => row },
              { head: '份数', numeric: true, cell: () => 1 },
              { head: '形式', cell: () => '电子或纸质' },
            ]}
          />
        </Card>
        <Paging previous="?before=a" next="?after=b" />
      </Columns>
    </Frame>
  )
}

function FormComponents() {
  const fault = '请填写名称，与营业执照上的一致。'
  const options = [
    { value: 'a', label: '餐饮服务经营者' },
    { value: 'b', label: '食品销售经营者', hint: '包括网络销售' },
    { value: 'c', label: '单位食堂' },
  ]
  return (
    <Card title="表单">
      <Form target={{ action: '/demo', csrf: 'demo' }} errors={[{ field: 'name', message: fault }]} warnUnsaved>
        <Field type="text" name="name" label="名称" error={fault} hint="与营业执照一致" />
        <Field type="text" name="code" label="统一社会信用代码" value="演示代码" source="来自营业执照，11月18日" />
        <Field type="number" name="area" label="经营面积" suffix="㎡" />
        <Field type="radios" name="kind" label="主体业态" options={options} value="a" />
        <Field
          type="radios"
          name="net"
          label="是否网络经营"
          options={[
            { value: 'yes', label: '是' },
            { value: 'no', label: '否' },
          ]}
        />
        <Field type="text" name="site" label="网站地址" showWhen="net=yes" optional />
        <Field type="checkboxes" name="projects" label="经营项目" options={options} values={['a']} />
        <FieldSet legend="经营场所">
          <Field type="select" name="street" label="街道" options={options} />
          <Field type="textarea" name="address" label="详细地址" maxLength={200} />
        </FieldSet>
        <Field type="date" name="date" label="日期" />
        <Field type="file" name="file" label="设备布局图" accept=".pdf,.jpg" />
        <Field type="checkbox" name="promise" label="以上内容真实" />
        <ButtonRow>
          <Button>保存并继续</Button>
          <ButtonLink href="/" look="quiet">
            取消
          </ButtonLink>
          <Button look="stop" type="button">
            撤回申请
          </Button>
          <Button look="link" type="button">
            删除
          </Button>
        </ButtonRow>
      </Form>
    </Card>
  )
}

function SideComponents() {
  return (
    <>
      <Notice title="已保存" tone="ok">
        可以以后再来接着填。
      </Notice>
      <Notice title="明天到期" tone="warn" />
      <Card title="标签">
        <div className="tags">
          <Tag>审查中</Tag>{' '}
          <Tag tone="ok" icon="check">
            自动提供
          </Tag>{' '}
          <Tag tone="warn">剩 2 日</Tag> <Tag tone="red">超期</Tag> <Tag tone="grey">停钟</Tag>
        </div>
      </Card>
      <Card title="任务">
        <TaskList
          tasks={[
            { title: '经营信息', state: 'done', href: '/a' },
            { title: '申请材料', state: 'notStarted', href: '/b', hint: '5 份' },
            { title: '核对并提交', state: 'cannotStart' },
          ]}
        />
      </Card>
      <Card title="过程">
        <Steps
          label="步骤"
          steps={[
            { label: '申请', state: 'done' },
            { label: '受理', state: 'now' },
            { label: '决定', state: 'next' },
          ]}
        />
        <Timeline
          entries={[
            { title: '提交申请', when: '11月18日', about: '网上提交', state: 'done' },
            { title: '审查', when: '11月23日', state: 'now' },
            { title: '决定', state: 'next' },
          ]}
        />
      </Card>
      <Card title="空">
        <Tabs
          label="视图"
          tabs={[
            { label: '全部', href: '?', current: true },
            { label: '已办结', href: '?done', current: false },
          ]}
        />
        <EmptyState title="还没有办件">
          <p>办理过的事会列在这里。</p>
        </EmptyState>
      </Card>
    </>
  )
}

/** The frame of staff pages with its three columns. */
export function WorkbenchPage(): ReactNode {
  const entries = [
    { href: '/c/1', title: '公共场所卫生许可', about: '演示宾馆 · 承诺 3 日', due: '今天', urgency: 'today' as const },
    {
      href: '/c/2',
      title: '《食品经营许可证》新办',
      about: '长沙小石桥餐饮店（演示） · 承诺 10 日',
      due: '剩 2 日',
      urgency: 'soon' as const,
      current: true,
    },
    { href: '/c/3', title: '医疗器械经营备案', about: '检测中，第 3 日', due: '停钟', urgency: 'paused' as const },
  ]
  const acts = (
    <>
      <h2>处理</h2>
      <div className="acts">
        <Button type="button" shortcut="p">
          审查通过
        </Button>
        <Button type="button" look="quiet" shortcut="r">
          退回上一步
        </Button>
        <Button type="button" look="stop" shortcut="d">
          建议不予许可
        </Button>
      </div>
    </>
  )
  return (
    <WorkbenchFrame frame={workbenchFrame}>
      <WorkbenchColumns
        inbox={<Inbox none="现在没有待办" title="待我审查" order="按到期" entries={entries} />}
        inboxLabel="待办"
        aside={acts}
        asideLabel="处理"
      >
        <h1>《食品经营许可证》新办</h1>
        <div className="work-line">
          <Tag tone="warn">剩 2 个工作日</Tag>
          <span className="small">FR-7K2M-9Q · 11月20日 受理</span>
        </div>
        <DayClock days={sampleDays} caption />
        <div className="work-pair">
          <SummaryList
            dense
            rows={[
              { label: '名称', value: '长沙小石桥餐饮店（演示）', source: '营业执照 自动提供' },
              { label: '经营场所', value: '芙蓉区演示路 1 号', change: '/x' },
            ]}
          />
          <PaperViewer
            title="设备布局图"
            position={{ current: 2, total: 5 }}
            src="/qr-sample.svg"
            mediaType="image/png"
            nextHref="/c/2?paper=3"
          />
        </div>
      </WorkbenchColumns>
    </WorkbenchFrame>
  )
}
