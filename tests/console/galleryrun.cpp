// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/gallery.h"

#include "console/theme/icons.h"
#include "console/theme/theme.h"
#include "console/widgets/badges.h"
#include "console/widgets/card.h"
#include "console/widgets/counters.h"
#include "console/widgets/eliding.h"
#include "console/widgets/emptystate.h"
#include "console/widgets/format.h"
#include "console/widgets/navigationlist.h"
#include "console/widgets/progressbar.h"
#include "console/widgets/rowview.h"
#include "console/widgets/segments.h"
#include "console/widgets/statelook.h"
#include "console/widgets/steplist.h"
#include "console/widgets/sumline.h"
#include "console/widgets/tablecard.h"
#include "console/widgets/throughputchart.h"
#include "console/widgets/typedlabel.h"

#include <QBoxLayout>
#include <QPushButton>
#include <QStandardItemModel>
#include <QTabBar>

#include <cmath>

using namespace Qt::StringLiterals;

namespace sluice::gallery {

namespace {

NavigationList *makeNavigation(QWidget *parent)
{
    auto *list = new NavigationList(parent);
    list->addPage(u"overview"_s, u"page-overview"_s, u"Overview"_s);
    list->addPage(u"crm"_s, u"page-crm"_s, u"CRM Bulk"_s);
    list->addPage(u"analytics"_s, u"page-analytics"_s, u"Analytics"_s);
    list->addPage(u"klaviyo"_s, u"page-klaviyo"_s, u"Klaviyo"_s);
    list->addGap();
    list->addPage(u"runs"_s, u"page-runs"_s, u"Runs"_s);
    list->addPage(u"mappings"_s, u"page-mappings"_s, u"Mappings"_s);
    list->addPage(u"schedules"_s, u"page-schedules"_s, u"Schedules"_s);
    list->addPage(u"connections"_s, u"page-connections"_s, u"Connections"_s);
    list->addGap();
    list->addPage(u"log"_s, u"page-log"_s, u"Log"_s);
    list->setBadge(u"runs"_s, 5, NavigationList::BadgeKind::Running);
    list->setBadge(u"log"_s, 1, NavigationList::BadgeKind::Errors);
    list->setCurrentPage(u"runs"_s);
    return list;
}

QStandardItem *stateItem(const StateLook &look, const QString &note)
{
    auto *item = new QStandardItem(look.word);
    item->setData(look.icon, CellRole::Icon);
    item->setData(static_cast<int>(look.tone), CellRole::Tone);
    item->setData(note, CellRole::Note);
    return item;
}

QStandardItem *barItem(double value, Tone tone)
{
    auto *item = new QStandardItem(value < 0 ? Format::none() : Format::percent(value, true));
    if (value >= 0)
        item->setData(value, CellRole::Value);
    item->setData(static_cast<int>(tone), CellRole::Tone);
    return item;
}

QList<QStandardItem *> stageRow(const QString &name, const StateLook &look, const QString &note,
    double value, qint64 records, const QString &time, const QString &icon = {})
{
    auto *title = new QStandardItem(name);
    if (icon.isEmpty())
        title->setData(static_cast<int>(QFont::DemiBold), CellRole::Weight);
    else
        title->setData(icon, CellRole::Icon);
    return {title, stateItem(look, note), barItem(value, look.tone),
        new QStandardItem(Format::count(records)), new QStandardItem(time)};
}

void fillStageTree(RowView *view)
{
    auto *model = new QStandardItemModel(view);
    model->setHorizontalHeaderLabels(
        {u"Stage"_s, u"State"_s, u"Progress"_s, u"Records"_s, u"Time"_s});
    for (const int column : {3, 4})
        model->setHeaderData(column, Qt::Horizontal, int(Qt::AlignRight), Qt::TextAlignmentRole);
    const StateLook running = stepLook(StepWord::Running);
    const StateLook done = stepLook(StepWord::Done);
    const StateLook written = stepLook(StepWord::Written);
    const StateLook waiting = stepLook(StepWord::Waiting, u"Zoho CRM"_s);
    const auto read = stageRow(u"Read"_s, running, {}, 0.97, 400'000, u"6:02"_s);
    read[0]->appendRow(
        stageRow(u"Page 1"_s, done, u"18.2 MB"_s, 1, 200'000, u"1:58"_s, u"page-file"_s));
    read[0]->appendRow(
        stageRow(u"Page 2"_s, done, u"18.1 MB"_s, 1, 200'000, u"2:06"_s, u"page-file"_s));
    read[0]->appendRow(
        stageRow(u"Page 3"_s, waiting, u"next check 15 s"_s, 0, 0, u"1:47"_s, u"page-file"_s));
    model->appendRow(read);
    model->appendRow(stageRow(
        u"Process"_s, running, u"1\u202F480/s, 202\u202F220 changed"_s, 0.83, 341'500, u"4:11"_s));
    const auto write
        = stageRow(u"Write"_s, running, u"2 chunks at once"_s, 0.37, 75'000, u"2:34"_s);
    for (int i = 1; i <= 3; ++i)
        write[0]->appendRow(stageRow(
            u"Chunk %1"_s.arg(i), written, u"12 rejected"_s, 1, 25'000, u"0:41"_s, u"chunk"_s));
    write[0]->appendRow(
        stageRow(u"Chunk 4"_s, waiting, u"next check 5 s"_s, 0.73, 18'200, u"0:31"_s, u"chunk"_s));
    write[0]->appendRow(stageRow(u"Chunk 5"_s, stepLook(StepWord::Uploading), u"0.6 of 1.5 MB"_s,
        0.4, 25'000, u"0:03"_s, u"chunk"_s));
    write[0]->appendRow(
        stageRow(u"Chunks 6–8"_s, stepLook(StepWord::Queued), {}, 0, 75'000, u"—"_s, u"chunk"_s));
    model->appendRow(write);
    model->appendRow(stageRow(u"Verify"_s, running, u"all add up"_s, 0.18, 75'000, u"1:12"_s));
    view->setModel(model);
    view->setTree(true);
    view->setColumns({{.kind = CellKind::Text, .sample = u"Chunks 6–8 of 9"_s, .hasIcon = true},
        {.kind = CellKind::State, .hasIcon = true, .isStretched = true}, {.kind = CellKind::Bar},
        {.kind = CellKind::Number, .sample = u"400\u202F000"_s},
        {.kind = CellKind::Number, .sample = u"6:02"_s}});
    view->expandAll();
    view->setCurrentIndex(write[0]->child(3)->index());
}

QWidget *makeProgressCard(QWidget *parent)
{
    auto *card = new Card(parent);
    auto *head = new QHBoxLayout;
    head->setSpacing(16);
    head->addWidget(new TypedLabel(Format::percent(0.52), TypeRole::Display, Role::Text, card));
    auto *lines = new QVBoxLayout;
    lines->setSpacing(2);
    lines->addWidget(new TypedLabel(
        u"214\u202F280 of 412\u202F338 records settled"_s, TypeRole::BodyMedium, Role::Text, card));
    lines->addWidget(new TypedLabel(
        Format::facts({Format::timeLeft(std::chrono::seconds(360)), u"6 min 12 s so far"_s}),
        TypeRole::Body, Role::Muted, card));
    head->addLayout(lines, 1);
    card->body()->addLayout(head);
    auto *bar = new PageProgressBar(card);
    bar->setValue(0.52);
    card->body()->addWidget(bar);
    auto *block = new CounterBlock(card);
    block->setSeriesShown(true);
    block->setValues({400'000, 74'963, 139'280, 37, 160'720, 25'000}, true);
    block->setNote(Counter::Read, u"of 412\u202F338"_s);
    block->setNote(Counter::Pending, u"chunk 4"_s);
    card->body()->addSpacing(6);
    card->body()->addWidget(block);
    return card;
}

QWidget *makeChartCard(QWidget *parent)
{
    auto *card = new Card(u"Throughput"_s, parent);
    card->setCaption(u"records per second"_s);
    auto *chart = new ThroughputChart(card);
    QList<ThroughputChart::Sample> samples;
    for (int i = 0; i <= 360; i += 2) {
        const double wave = 60 * std::sin(i * 0.9) + 40 * std::sin(i * 0.37);
        samples.append({i * 1000, i < 280 ? (i < 20 ? i * 120.0 : 2450 - i * 2.0 + wave) : 60,
            i < 110 ? 0 : std::min(1480.0, (i - 110) * 40.0) + wave * 0.7,
            i < 180 ? 0 : std::min(520.0, (i - 180) * 20.0) + wave * 0.2});
    }
    chart->setSamples(samples);
    card->body()->addWidget(chart, 1);
    return card;
}

QWidget *makeLimitCard(QWidget *parent)
{
    auto *card = new Card(u"Limits"_s, parent);
    card->setCaption(u"Zoho CRM, kept under 95\u202F%"_s);
    const auto add = [card](const QString &name, qint64 used, qint64 limit) {
        auto *gauge = new LimitGauge(card);
        gauge->setName(name);
        gauge->setUsed(used, limit);
        card->body()->addWidget(gauge);
        return gauge;
    };
    add(u"API credits, 24 h"_s, 2214, 60'000);
    add(u"Calls at once"_s, 17, 20);
    add(u"Downloads this minute"_s, 10, 10)->setPause(u"paused, resumes in 12 s"_s);
    return card;
}

QList<QStandardItem *> runRow(const QString &number, const QString &job, const QString &sync,
    const QString &state, const QString &note, double value, qint64 written, qint64 rejected)
{
    auto *name = new QStandardItem(job);
    name->setData(static_cast<int>(QFont::Medium), CellRole::Weight);
    name->setData(sync, CellRole::Note);
    const StateLook look = stateLook(
        state, note.startsWith(u"rate"_s) ? RunningReason::RateLimited : RunningReason::None);
    auto *wrong = new QStandardItem(Format::count(rejected));
    if (rejected > 0)
        wrong->setData(static_cast<int>(QFont::DemiBold), CellRole::Weight);
    auto *environment = new QStandardItem(u"Production"_s);
    environment->setData(static_cast<int>(Tone::Error), CellRole::Tone);
    auto *check = new QStandardItem(u"On"_s);
    check->setCheckable(true);
    check->setCheckState(rejected > 0 ? Qt::Checked : Qt::Unchecked);
    return {new QStandardItem(number), name, stateItem(look, note), barItem(value, look.tone),
        new QStandardItem(Format::count(written)), wrong, environment, check,
        new QStandardItem(u"Lead_Segment"_s)};
}

QWidget *makeRunTable(QWidget *parent)
{
    auto *card = new TableCard(parent);
    auto *segments = new Segments(card);
    for (const QString &name : {u"All"_s, u"Active"_s, u"Needs Attention"_s, u"Finished"_s}) {
        segments->addSegment(name, name);
        segments->setCount(name, 5);
    }
    card->toolRow()->addWidget(segments);
    card->toolRow()->addStretch(1);
    auto *find = new FindEdit(card);
    find->setPlaceholderText(u"Find a run"_s);
    find->setFixedWidth(180);
    card->toolRow()->addWidget(find);
    auto *model = new QStandardItemModel(card);
    model->setHorizontalHeaderLabels({u"Run"_s, u"Job"_s, u"State"_s, u"Progress"_s, u"Written"_s,
        u"Rejected"_s, u"Environment"_s, u"On"_s, u"Field"_s});
    for (const int column : {4, 5})
        model->setHeaderData(column, Qt::Horizontal, int(Qt::AlignRight), Qt::TextAlignmentRole);
    model->appendRow(runRow(
        u"#132"_s, u"Contacts from file"_s, u"CRM Bulk"_s, u"queued"_s, u"after #128"_s, 0, 0, 0));
    model->appendRow(runRow(u"#131"_s, u"orders_eu to Sales board"_s, u"Analytics"_s, u"running"_s,
        u"rate limited, 12 s"_s, 0.61, 29'400, 0));
    model->appendRow(runRow(u"#130"_s, u"Customers to Klaviyo"_s, u"Klaviyo"_s, u"stopping"_s,
        u"3 s"_s, 0.44, 5490, 1));
    model->appendRow(runRow(u"#128"_s, u"Clean up leads"_s, u"CRM Bulk"_s, u"running"_s,
        u"waiting for Zoho CRM"_s, 0.52, 74'963, 37));
    model->appendRow(runRow(u"#127"_s, u"Products to Klaviyo"_s, u"Klaviyo"_s, u"failed"_s,
        u"key refused"_s, -1, 0, 0));
    model->appendRow(runRow(u"#123"_s, u"Deals from file"_s, u"CRM Bulk"_s, u"needs_attention"_s,
        u"25\u202F000 pending"_s, 0.92, 30'000, 112));
    RowView *view = card->view();
    view->setModel(model);
    view->setColumns({{.kind = CellKind::Link, .sample = u"#1232"_s},
        {.kind = CellKind::Text,
            .sample = u"orders_eu to Sales board"_s,
            .sampleNote = u"Analytics"_s},
        {.kind = CellKind::State, .hasIcon = true, .isStretched = true}, {.kind = CellKind::Bar},
        {.kind = CellKind::Number, .sample = u"412\u202F338"_s},
        {.kind = CellKind::Number, .sample = u"412\u202F338"_s},
        {.kind = CellKind::Badge, .sample = u"Production"_s},
        {.kind = CellKind::Check, .sample = u"On"_s},
        {.kind = CellKind::Mono, .sample = u"Lead_Segment"_s}});
    view->setSortingEnabled(true);
    view->sortByColumn(0, Qt::DescendingOrder);
    card->watchModel();
    view->setCurrentIndex(model->index(5, 0));
    return card;
}

QWidget *makeTestCard(QWidget *parent)
{
    auto *card = new Card(u"Connection Test"_s, parent);
    card->setCaption(u"14:02:31  ·  0.5 s"_s);
    auto *steps = new StepList(card);
    using enum StepList::State;
    steps->setSteps({{.name = u"Resolve a.klaviyo.com"_s, .state = Done, .time = u"12 ms"_s},
        {.name = u"TLS"_s,
            .state = Done,
            .time = u"88 ms"_s,
            .detail = u"TLS 1.3, certificate valid until 3 Feb 2027"_s},
        {.name = u"Read account"_s,
            .state = Failed,
            .time = u"402 ms"_s,
            .problem = u"Klaviyo answered 401 authentication_failed."_s,
            .advice
            = u"Klaviyo does not know this key; it may have been removed. Create a private key with read and write access to Profiles, Catalogs and Events, then replace it here."_s,
            .actions
            = {{u"key"_s, u"Replace Key…"_s, u"key"_s}, {u"details"_s, u"Details"_s, {}, true}}},
        {.name = u"Check access rights"_s}, {.name = u"Read rate limits"_s}});
    card->body()->addWidget(steps);
    card->setFixedWidth(372);
    return card;
}

QWidget *makePlanBlock(QWidget *parent)
{
    auto *card = new Card(parent);
    auto *block = new CounterBlock(card);
    block->setForm(CounterBlock::Form::Plan);
    block->setValues({412'338, 98'961, 313'340, 37, 0, 0}, false);
    block->setNote(Counter::Read, u"3 read jobs"_s);
    card->body()->addWidget(block);
    card->body()->addWidget(new Line(card));
    auto *sum = new SumLine(card);
    sum->setValues({412'338, 236'874, 175'427, 37, 0, 0});
    sum->setCost(u"5\u202F221 credits, 84 requests"_s);
    card->body()->addWidget(sum);
    auto *well = new Well(card);
    well->addLine(u"Mobile"_s, u"+442079460123"_s);
    well->addLine(u"Lead_Segment"_s, u"Hott"_s, true);
    card->body()->addWidget(well);
    auto *consent = new TintBox(Tone::Warning, true, card);
    consent->setIcon(u"state-attention"_s);
    consent->setHeading(u"This plan changes 24\u202F% of the records; the job allows 20\u202F%."_s);
    consent->setText(u"Without your consent the run stops before its first write."_s);
    card->body()->addWidget(consent);
    return card;
}

} // namespace

QWidget *runSheet()
{
    auto *sheet = new QWidget;
    sheet->resize(1280, 716);
    auto *outer = new QHBoxLayout(sheet);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    outer->addWidget(makeNavigation(sheet));
    auto *page = new QVBoxLayout;
    page->setContentsMargins(24, 16, 24, 16);
    page->setSpacing(12);
    outer->addLayout(page, 1);
    auto *title = new QHBoxLayout;
    title->setSpacing(14);
    title->addWidget(new TypedLabel(u"Clean up leads"_s, TypeRole::PageTitle, Role::Text, sheet));
    auto *badge = new StateBadge(sheet);
    badge->setRunState(u"running"_s);
    title->addWidget(badge);
    title->addStretch(1);
    page->addLayout(title);
    page->addWidget(makeProgressCard(sheet));
    auto *tabs = new QTabBar(sheet);
    tabs->setExpanding(false);
    for (const QString &tab : {u"Stages"_s, u"Rejected Records (37)"_s, u"Log"_s, u"Files"_s})
        tabs->addTab(tab);
    page->addWidget(tabs);
    auto *row = new QHBoxLayout;
    row->setSpacing(12);
    page->addLayout(row, 1);
    auto *treeCard = new TableCard(sheet);
    treeCard->setFitting(false);
    fillStageTree(treeCard->view());
    row->addWidget(treeCard, 1);
    auto *right = new QVBoxLayout;
    right->setSpacing(12);
    QWidget *chart = makeChartCard(sheet);
    chart->setFixedWidth(318);
    right->addWidget(chart, 1);
    right->addWidget(makeLimitCard(sheet));
    row->addLayout(right);
    return sheet;
}

QWidget *tableSheet()
{
    auto *sheet = new QWidget;
    sheet->resize(1280, 800);
    auto *page = new QVBoxLayout(sheet);
    page->setContentsMargins(24, 16, 24, 16);
    page->setSpacing(12);
    page->addWidget(makeRunTable(sheet));
    auto *row = new QHBoxLayout;
    row->setSpacing(12);
    row->addWidget(makeTestCard(sheet), 0, Qt::AlignTop);
    auto *middle = new QVBoxLayout;
    middle->setSpacing(12);
    middle->addWidget(makePlanBlock(sheet));
    auto *emptyCard = new Card(sheet);
    auto *empty = new EmptyState(emptyCard);
    empty->setContent(u"page-connections"_s, u"Nothing is connected yet"_s,
        u"Try sample services, or add your first connection."_s);
    empty->addButton(u"Start Sandbox"_s, true);
    empty->addButton(u"Add Connection…"_s);
    emptyCard->body()->addWidget(empty);
    middle->addWidget(emptyCard);
    middle->addStretch(1);
    row->addLayout(middle, 1);
    page->addLayout(row);
    page->addStretch(1);
    return sheet;
}

} // namespace sluice::gallery
