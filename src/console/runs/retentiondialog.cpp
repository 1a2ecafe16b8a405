// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/runs/retentiondialog.h"

#include "app/settings/appsettings.h"
#include "console/jobs/formparts.h"
#include "console/theme/icons.h"
#include "console/widgets/badges.h"
#include "console/widgets/card.h"
#include "console/widgets/countspinbox.h"
#include "console/widgets/dialoghead.h"
#include "console/widgets/rowview.h"
#include "console/widgets/tablecard.h"
#include "console/widgets/typedlabel.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QPushButton>
#include <QStandardItemModel>

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr QSize kRetentionSize(780, 560);
constexpr auto kLookAfter = 250ms; // digits are typed one by one

const AppSettings::Known &keepDays()
{
    const auto &all = AppSettings::known();
    return *std::find_if(all.cbegin(), all.cend(),
        [](const AppSettings::Known &known) { return known.name == kKeepRunFilesDays; });
}

} // namespace

RetentionDialog::RetentionDialog(ConsoleContext context, QWidget *parent)
    : QDialog(parent)
    , m_context(context)
    , m_deletes(new QCheckBox(tr("&Delete the files of complete runs after"), this))
    , m_days(new CountSpinBox(this))
    , m_save(new QPushButton(tr("&Save"), this))
    , m_meaning(new TypedLabel({}, TypeRole::Body, Role::Muted, this))
    , m_plan(new TypedLabel({}, TypeRole::Body, Role::Text, this))
    , m_model(new QStandardItemModel(0, 6, this))
    , m_note(makeNote(u"retentionNote"_s, this))
    , m_clean(new QPushButton(tr("Clean &Now…"), this))
    , m_close(new QPushButton(tr("Close"), this))
{
    setObjectName(u"retentionDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Data Retention"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 16);
    layout->setSpacing(12);
    addHead(layout);
    addDays(layout);
    addTable(layout);
    layout->addWidget(m_note);
    addFoot(layout);
    m_lookSoon.setSingleShot(true);
    m_lookSoon.setInterval(kLookAfter);
    connect(&m_lookSoon, &QTimer::timeout, this, &RetentionDialog::look);
    resize(kRetentionSize);
    showState();
    load();
}

RetentionDialog::~RetentionDialog()
{
    m_cancel.request(StopWish::Abort);
}

void RetentionDialog::addHead(QBoxLayout *layout)
{
    layout->addLayout(makeDialogHead({.icon = u"page-file"_s,
                                         .heading = tr("Data Retention"),
                                         .text = tr("The files of a run hold the records that it "
                                                    "read and wrote: pages, chunks, results and "
                                                    "outcome files. Its counts, its events and the "
                                                    "reasons of rejected records stay when "
                                                    "they go.")},
        this));
}

void RetentionDialog::addDays(QBoxLayout *layout)
{
    m_deletes->setObjectName(u"deleteFilesCheck"_s);
    m_days->setObjectName(u"keepDaysSpin"_s);
    m_days->setAccessibleName(tr("Days until the files of a complete run are deleted"));
    m_days->setRange(1, static_cast<int>(keepDays().most));
    m_days->setValue(static_cast<int>(keepDays().standard));
    m_days->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_days->setAlignment(Qt::AlignRight);
    m_save->setObjectName(u"saveDaysButton"_s);
    m_save->setAutoDefault(false);
    m_meaning->setObjectName(u"retentionMeaning"_s);
    m_meaning->setWordWrap(true);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_deletes);
    row->addWidget(m_days);
    row->addWidget(new TypedLabel(tr("days"), TypeRole::Body, Role::Text, this));
    row->addStretch(1);
    row->addWidget(m_save);
    layout->addLayout(row);
    layout->addWidget(m_meaning);
    connect(m_deletes, &QCheckBox::toggled, this, &RetentionDialog::daysChanged);
    connect(m_days, &QSpinBox::valueChanged, this, &RetentionDialog::daysChanged);
    connect(m_save, &QPushButton::clicked, this, &RetentionDialog::save);
}

void RetentionDialog::addTable(QBoxLayout *layout)
{
    m_plan->setObjectName(u"cleanPlan"_s);
    m_plan->setWordWrap(true);
    layout->addWidget(new Line(this));
    layout->addWidget(m_plan);
    m_model->setHorizontalHeaderLabels(
        {tr("Run"), tr("Job"), tr("Ended"), tr("Files"), tr("Size"), tr("What Becomes of Them")});
    for (const int numbers : {0, 3, 4})
        m_model->setHeaderData(numbers, Qt::Horizontal,
            static_cast<int>(Qt::AlignRight | Qt::AlignVCenter), Qt::TextAlignmentRole);
    m_table = new TableCard(this);
    RowView *view = m_table->view();
    view->setObjectName(u"oldFilesTable"_s);
    view->setAccessibleName(tr("Runs whose files are older"));
    view->setModel(m_model);
    view->setColumns({{.kind = CellKind::Number, .sample = u"#1 234"_s},
        {.kind = CellKind::Text, .sample = u"Contacts from file"_s},
        {.kind = CellKind::Text, .sample = u"Yesterday 18:12"_s},
        {.kind = CellKind::Number, .sample = u"1 234"_s},
        {.kind = CellKind::Number, .sample = u"123.4 MB"_s},
        {.kind = CellKind::Text, .isStretched = true}});
    m_table->watchModel();
    m_table->setFitting(false);
    layout->addWidget(m_table, 1);
}

void RetentionDialog::addFoot(QBoxLayout *layout)
{
    layout->addWidget(new Line(this));
    m_clean->setObjectName(u"cleanNowButton"_s);
    m_clean->setAutoDefault(false);
    setButtonIcon(m_clean, u"remove"_s);
    m_close->setObjectName(u"closeButton"_s);
    m_close->setDefault(true);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_clean);
    row->addStretch(1);
    row->addWidget(m_close);
    layout->addLayout(row);
    connect(m_clean, &QPushButton::clicked, this, &RetentionDialog::clean);
    connect(m_close, &QPushButton::clicked, this, &QDialog::reject);
}

} // namespace sluice
