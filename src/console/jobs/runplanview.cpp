// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/jobs/runplanview.h"

#include "console/errors/errorwords.h"
#include "console/jobs/planpanel.h"
#include "console/jobs/plansampletable.h"
#include "console/runs/runsettings.h"
#include "console/widgets/card.h"
#include "console/widgets/counters.h"
#include "console/widgets/format.h"
#include "console/widgets/progressbar.h"
#include "console/widgets/rowview.h"
#include "console/widgets/tablecard.h"
#include "console/widgets/typedlabel.h"

#include <QBoxLayout>
#include <QGridLayout>
#include <QJsonArray>
#include <QScrollArea>
#include <QStackedWidget>
#include <QStandardItemModel>
#include <QTabBar>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr int kCostsWidth = 236;
constexpr int kPlanTableHeight = 150;

// In how many of the first records a field would get another value, and how many of those none.
struct FieldFigures
{
    qint64 changed = 0;
    qint64 emptied = 0;
};

QMap<QString, FieldFigures> fieldsOf(const QJsonArray &sample)
{
    QMap<QString, FieldFigures> fields;
    for (const QJsonValue &record : sample) {
        const QJsonObject after = record[u"after"].toObject();
        for (auto it = after.begin(); it != after.end(); ++it) {
            FieldFigures &figures = fields[it.key()];
            ++figures.changed;
            if (it.value().toString().isEmpty())
                ++figures.emptied;
        }
    }
    return fields;
}

QStandardItem *figureItem(qint64 figure)
{
    auto *item = new QStandardItem(Format::count(figure));
    item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    return item;
}

TableCard *makePlanTable(QStandardItemModel *model, const QString &objectName, const QString &name,
    const QList<RowView::Column> &columns, QWidget *parent)
{
    auto *table = new TableCard(parent);
    RowView *view = table->view();
    model->setParent(view);
    view->setObjectName(objectName);
    view->setAccessibleName(name);
    view->setModel(model);
    view->setColumns(columns);
    table->watchModel();
    table->setFitting(false);
    table->setMinimumHeight(kPlanTableHeight);
    return table;
}

} // namespace

RunPlanView::RunPlanView(const ShownPlan &shown, const PlanWords &words, QWidget *parent)
    : QWidget(parent)
    , m_shown(shown)
    , m_words(words)
    , m_tabs(new QTabBar(this))
    , m_panes(new QStackedWidget(this))
{
    setObjectName(u"runPlanView"_s);
    m_tabs->setObjectName(u"planTabs"_s);
    m_tabs->setAccessibleName(tr("Parts of the plan"));
    m_tabs->setExpanding(false);
    m_tabs->setDrawBase(false);
    connect(m_tabs, &QTabBar::currentChanged, m_panes, &QStackedWidget::setCurrentIndex);
    const QJsonArray &sample = m_shown.plan.sample;
    addTab(tr("First Records (%1)").arg(sample.size()),
        makeSampleTable(sample, m_words.sampleTitles, m_panes));
    addTab(
        tr("Problems (%1)").arg(Format::count(m_shown.plan.run.counts.rejected)), makeProblems());
    if (const qsizetype fields = fieldsOf(sample).size(); fields > 0)
        addTab(tr("Fields (%1)").arg(fields), makeFields());
    addTab(tr("Settings"), makeSettings());
    auto *left = new QVBoxLayout;
    left->setSpacing(8);
    left->addWidget(m_tabs);
    left->addWidget(m_panes, 1);
    auto *columns = new QHBoxLayout;
    columns->setSpacing(12);
    columns->addLayout(left, 1);
    columns->addWidget(makeCosts(), 0, Qt::AlignTop);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    layout->addWidget(makeCounters());
    layout->addLayout(columns, 1);
}

void RunPlanView::addTab(const QString &title, QWidget *pane)
{
    m_panes->addWidget(pane);
    m_tabs->addTab(title);
}

QWidget *RunPlanView::makeCounters()
{
    const Counts &counts = m_shown.plan.run.counts;
    auto *card = new Card(this);
    auto *block = new CounterBlock(card);
    block->setForm(CounterBlock::Form::Plan);
    block->setValues({.read = counts.read,
                         .written = counts.written,
                         .skipped = counts.skipped,
                         .rejected = counts.rejected},
        false);
    block->setNote(Counter::Skipped, tr("unchanged or dropped"));
    block->setNote(Counter::Rejected, counts.rejected > 0 ? tr("see Problems") : QString());
    card->body()->addWidget(block);
    return card;
}

QWidget *RunPlanView::makeProblems()
{
    auto *model = new QStandardItemModel;
    model->setHorizontalHeaderLabels(
        {tr("Row"), tr("Record ID"), tr("Field"), tr("What Is Wrong"), tr("Code")});
    for (const RecordIssue &issue : std::as_const(m_shown.problems)) {
        auto *what = new QStandardItem(rejectionReason(issue.message));
        what->setToolTip(what->text());
        model->appendRow({figureItem(issue.ordinal), new QStandardItem(issue.sourceKey),
            new QStandardItem(issue.field), what, new QStandardItem(issue.code)});
    }
    TableCard *table
        = makePlanTable(model, u"planProblemTable"_s, tr("Records that would be rejected"),
            {{.kind = CellKind::Number, .sample = u"999\u202F999"_s},
                {.kind = CellKind::Mono, .sample = u"5544000000000002"_s},
                {.kind = CellKind::Mono, .sample = u"Last_Name"_s},
                {.kind = CellKind::Text, .isStretched = true},
                {.kind = CellKind::Badge, .sample = u"INVALID_DATA"_s}},
            m_panes);
    table->view()->setPlaceholderText(tr("No record would be rejected"));
    return table;
}

QWidget *RunPlanView::makeFields()
{
    auto *model = new QStandardItemModel;
    model->setHorizontalHeaderLabels(
        {tr("Field"), tr("Changed in the First Records"), tr("Emptied")});
    const QMap<QString, FieldFigures> fields = fieldsOf(m_shown.plan.sample);
    for (auto it = fields.begin(); it != fields.end(); ++it)
        model->appendRow(
            {new QStandardItem(it.key()), figureItem(it->changed), figureItem(it->emptied)});
    return makePlanTable(model, u"planFieldTable"_s, tr("Fields"),
        {{.kind = CellKind::Mono, .isStretched = true},
            {.kind = CellKind::Number, .sample = u"999\u202F999"_s},
            {.kind = CellKind::Number, .sample = u"999\u202F999"_s}},
        m_panes);
}

QWidget *RunPlanView::makeSettings()
{
    auto *scroll = new QScrollArea(m_panes);
    scroll->setProperty("ground", u"page"_s);
    scroll->setWidgetResizable(true);
    scroll->setAccessibleName(tr("Settings of the plan"));
    auto *card = new Card(scroll);
    auto *settings = new RunSettingsView(card);
    settings->setParams(m_shown.plan.run.params);
    card->body()->addWidget(settings);
    card->body()->addStretch(1);
    scroll->setWidget(card);
    return scroll;
}

QWidget *RunPlanView::makeCosts()
{
    auto *card = new Card(m_words.costTitle, this);
    card->setFixedWidth(kCostsWidth);
    auto *grid = new QGridLayout;
    grid->setColumnStretch(0, 1);
    grid->setVerticalSpacing(4);
    const auto add = [grid, card](const QString &name, const QJsonValue &figure, bool isTotal) {
        const int row = grid->rowCount();
        const TypeRole type = isTotal ? TypeRole::BodyStrong : TypeRole::Body;
        auto *title = new TypedLabel(name, type, isTotal ? Role::Text : Role::Muted, card);
        title->setWordWrap(true);
        grid->addWidget(title, row, 0);
        grid->addWidget(
            new TypedLabel(costText(figure), type, Role::Text, card), row, 1, Qt::AlignRight);
    };
    const QJsonObject &cost = m_shown.plan.cost;
    for (const QJsonValue &line : cost.value("lines"_L1).toArray())
        add(sentenceInWords(line[u"title"].toString()), line[m_words.lineKey], false);
    add(tr("Total"), cost.value(m_words.costKey), true);
    card->body()->addLayout(grid);
    if (m_shown.left && m_shown.budget > 0) {
        auto *gauge = new LimitGauge(card);
        gauge->setName(tr("Left today"));
        gauge->setRemaining(
            static_cast<qint64>(*m_shown.left), static_cast<qint64>(m_shown.budget));
        const auto after
            = static_cast<qint64>(*m_shown.left - cost.value(m_words.costKey).toDouble());
        auto *rest = new TypedLabel(after >= 0
                ? tr("After this run: %1").arg(Format::count(after))
                : tr("%1 more than are left: the run waits for them").arg(Format::count(-after)),
            TypeRole::Meta, after >= 0 ? Role::Muted : Role::Warning, card);
        rest->setObjectName(u"leftAfterRun"_s);
        rest->setWordWrap(true);
        card->body()->addWidget(gauge);
        card->body()->addWidget(rest);
    }
    return card;
}

} // namespace sluice
