// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/runs/erasepersondialog.h"

#include "console/theme/icons.h"
#include "console/widgets/badges.h"
#include "console/widgets/card.h"
#include "console/widgets/dialoghead.h"
#include "console/widgets/progressbar.h"
#include "console/widgets/rowview.h"
#include "console/widgets/tablecard.h"
#include "console/widgets/typedlabel.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QGridLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QStandardItemModel>

#include <chrono>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr QSize kErasePersonSize(680, 640);
constexpr std::chrono::milliseconds kShowProgressEvery(250);

} // namespace

ErasePersonDialog::ErasePersonDialog(const ConsoleContext &context, QWidget *parent)
    : QDialog(parent)
    , m_context(context)
    , m_id(new QLineEdit(this))
    , m_email(new QLineEdit(this))
    , m_phone(new QLineEdit(this))
    , m_find(new QPushButton(tr("&Show What Would Go"), this))
    , m_progress(new PageProgressBar(this))
    , m_doing(new TypedLabel({}, TypeRole::Body, Role::Muted, this))
    , m_stop(new QPushButton(tr("Sto&p"), this))
    , m_summary(new TypedLabel({}, TypeRole::BodyStrong, Role::Text, this))
    , m_places(new QStandardItemModel(0, 2, this))
    , m_problem(new TypedLabel({}, TypeRole::Body, Role::Error, this))
    , m_understand(new QCheckBox(tr("I know that this &cannot be undone"), this))
    , m_againTitle(new TypedLabel(
          tr("Type the id, address or number &once more"), TypeRole::Body, Role::Text, this))
    , m_again(new QLineEdit(this))
    , m_close(new QPushButton(this))
    , m_erase(new QPushButton(this))
{
    setObjectName(u"erasePersonDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Erase One Person's Data"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 16);
    layout->setSpacing(12);
    addHead(layout);
    addFields(layout);
    addPlan(layout);
    addAnswers(layout);
    layout->addWidget(new Line(this));
    addButtons(layout);
    resize(kErasePersonSize);
    showState();
    m_email->setFocus();
}

void ErasePersonDialog::addHead(QBoxLayout *layout)
{
    layout->addLayout(
        makeDialogHead({.icon = u"remove"_s,
                           .role = Role::Error,
                           .disc = Tone::Error,
                           .heading = tr("Erase One Person's Data"),
                           .text = tr("Takes a person out of all that Sluice keeps in its data "
                                      "folder: files of runs, the job "
                                      "store with its copies, and the log. Counts stay. Nothing "
                                      "changes at the services, and "
                                      "files that were exported stay where they are.")},
            this));
}

void ErasePersonDialog::addFields(QBoxLayout *layout)
{
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(8);
    grid->setColumnStretch(1, 1);
    int row = 0;
    const auto add = [this, grid, &row](QLineEdit *edit, const char *name, const QString &label) {
        edit->setObjectName(QLatin1StringView(name));
        edit->setAccessibleName(QString(label).remove(u'&'));
        auto *title = new TypedLabel(label, TypeRole::Body, Role::Text, this);
        title->setBuddy(edit);
        grid->addWidget(title, row, 0);
        grid->addWidget(edit, row++, 1);
        connect(edit, &QLineEdit::textChanged, this, &ErasePersonDialog::personChanged);
    };
    add(m_email, "personEmailEdit", tr("E-&mail address"));
    add(m_phone, "personPhoneEdit", tr("&Telephone number"));
    add(m_id, "personIdEdit", tr("&Id of the record"));
    m_find->setObjectName(u"showPlanButton"_s);
    setButtonIcon(m_find, u"search"_s);
    grid->addWidget(m_find, row, 1, Qt::AlignLeft);
    layout->addLayout(grid);
    connect(m_find, &QPushButton::clicked, this, [this] { work(false); });
}

void ErasePersonDialog::addPlan(QBoxLayout *layout)
{
    m_progress->setObjectName(u"personProgress"_s);
    m_progress->setAccessibleName(tr("Progress"));
    m_doing->setObjectName(u"personDoing"_s);
    m_stop->setObjectName(u"stopButton"_s);
    m_stop->setAutoDefault(false);
    auto *doing = new QHBoxLayout;
    doing->setSpacing(8);
    doing->addWidget(m_doing, 1);
    doing->addWidget(m_stop);
    layout->addWidget(m_progress);
    layout->addLayout(doing);
    connect(m_stop, &QPushButton::clicked, this, &ErasePersonDialog::stop);
    m_progressTimer.setInterval(kShowProgressEvery);
    connect(&m_progressTimer, &QTimer::timeout, this, &ErasePersonDialog::showProgress);
    m_summary->setObjectName(u"personSummary"_s);
    m_summary->setWordWrap(true);
    layout->addWidget(m_summary);
    m_places->setHorizontalHeaderLabels({tr("Where"), tr("Rows")});
    m_places->setHeaderData(1, Qt::Horizontal, static_cast<int>(Qt::AlignRight | Qt::AlignVCenter),
        Qt::TextAlignmentRole);
    m_table = new TableCard(this);
    RowView *view = m_table->view();
    view->setObjectName(u"personPlaces"_s);
    view->setAccessibleName(tr("Where the person's data is"));
    view->setModel(m_places);
    view->setColumns({{.kind = CellKind::Text, .isStretched = true},
        {.kind = CellKind::Number, .sample = u"123 456"_s}});
    m_table->watchModel();
    m_table->setFitting(false);
    layout->addWidget(m_table, 1);
    layout->addStretch(); // in its place while there is none
    m_problem->setObjectName(u"personProblem"_s);
    m_problem->setWordWrap(true);
    m_problem->setTextInteractionFlags(Qt::TextSelectableByMouse);
    layout->addWidget(m_problem);
}

void ErasePersonDialog::addAnswers(QBoxLayout *layout)
{
    m_understand->setObjectName(u"understandCheck"_s);
    m_again->setObjectName(u"personAgainEdit"_s);
    m_again->setAccessibleName(m_againTitle->text().remove(u'&'));
    m_againTitle->setBuddy(m_again);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_againTitle);
    row->addWidget(m_again, 1);
    layout->addWidget(m_understand);
    layout->addLayout(row);
    connect(m_understand, &QCheckBox::toggled, this, &ErasePersonDialog::showState);
    connect(m_again, &QLineEdit::textChanged, this, &ErasePersonDialog::showState);
}

void ErasePersonDialog::addButtons(QBoxLayout *layout)
{
    m_close->setObjectName(u"closeButton"_s);
    m_close->setAutoDefault(false);
    m_erase->setObjectName(u"eraseButton"_s);
    m_erase->setProperty("role", u"danger"_s);
    m_erase->setAutoDefault(false);
    m_find->setDefault(true);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addStretch(1);
    row->addWidget(m_close);
    row->addWidget(m_erase);
    layout->addLayout(row);
    connect(m_close, &QPushButton::clicked, this, &ErasePersonDialog::reject);
    connect(m_erase, &QPushButton::clicked, this, [this] {
        if (eraseReason().isEmpty())
            work(true);
    });
}

} // namespace sluice
