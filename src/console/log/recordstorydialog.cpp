// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/log/recordstorydialog.h"

#include "app/application.h"
#include "console/errors/errorwords.h"
#include "console/log/storywords.h"
#include "console/main/consolecontext.h"
#include "console/theme/icons.h"
#include "console/theme/screenroom.h"
#include "console/widgets/card.h"
#include "console/widgets/emptystate.h"
#include "console/widgets/format.h"
#include "console/widgets/rowview.h"
#include "console/widgets/tablecard.h"
#include "console/widgets/typedlabel.h"

#include <QBoxLayout>
#include <QClipboard>
#include <QDateTime>
#include <QGuiApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QStandardItemModel>

#include <chrono>

namespace sluice {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto kProgressEvery = 300ms;

QPushButton *storyButton(
    const QString &text, const char *name, const QString &icon, QWidget *parent)
{
    auto *button = new QPushButton(text, parent);
    button->setObjectName(QLatin1StringView(name));
    button->setAutoDefault(false);
    if (!icon.isEmpty())
        setButtonIcon(button, icon);
    return button;
}

QString storyTime(const StoryEvent &event)
{
    const QDateTime at = QDateTime::fromMSecsSinceEpoch(event.atMs);
    return Format::day(at.date(), QDate::currentDate()) + u' ' + Format::clockMs(at);
}

} // namespace

RecordStoryDialog::RecordStoryDialog(
    const ConsoleContext &context, const QString &id, QWidget *parent)
    : QDialog(parent)
    , m_context(context)
    , m_id(new QLineEdit(id, this))
    , m_look(storyButton(tr("Look"), "storyLookButton", u"search"_s, this))
    , m_model(new QStandardItemModel(0, 5, this))
    , m_table(new TableCard(this))
    , m_empty(new EmptyState(m_table))
    , m_details(new TypedLabel({}, TypeRole::Body, Role::Text, this))
    , m_note(new TypedLabel({}, TypeRole::Body, Role::Muted, this))
    , m_open(storyButton(tr("Open Run"), "storyOpenRunButton", {}, this))
    , m_copy(storyButton(tr("Copy"), "storyCopyButton", u"copy"_s, this))
{
    setObjectName(u"recordStoryDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("A Record's Story"));
    m_id->setObjectName(u"storyIdEdit"_s);
    m_id->setAccessibleName(tr("Id of the record"));
    m_id->setPlaceholderText(tr("Id of the record"));
    m_look->setDefault(true);
    m_look->setProperty("role", u"primary"_s);
    makeTable();
    for (TypedLabel *label : {m_details, m_note}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
    }
    m_details->setObjectName(u"storyDetails"_s);
    m_details->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_note->setObjectName(u"storyNote"_s);
    QPushButton *close = storyButton(tr("Close"), "closeButton", {}, this);
    auto *top = new QHBoxLayout;
    top->setSpacing(8);
    top->addWidget(m_id, 1);
    top->addWidget(m_look);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(8);
    foot->addWidget(m_open);
    foot->addWidget(m_copy);
    foot->addStretch(1);
    foot->addWidget(close);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 16);
    layout->setSpacing(12);
    layout->addWidget(
        new TypedLabel(tr("A Record's Story"), TypeRole::DialogHeading, Role::Text, this));
    layout->addLayout(top);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_details);
    layout->addWidget(m_note);
    layout->addWidget(new Line(this));
    layout->addLayout(foot);
    m_progressTimer.setInterval(kProgressEvery);
    connect(&m_progressTimer, &QTimer::timeout, this, &RecordStoryDialog::showProgress);
    connect(m_look, &QPushButton::clicked, this, &RecordStoryDialog::look);
    connect(m_open, &QPushButton::clicked, this, &RecordStoryDialog::openChosen);
    connect(m_copy, &QPushButton::clicked, this, &RecordStoryDialog::copyAll);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_id, &QLineEdit::textChanged, this, &RecordStoryDialog::showChosen);
    resize(QSize(980, 560).boundedTo(screenRoom(this)));
    showEmpty(tr("Whose story?"), tr("Type the id of a record, then press Enter."));
    showChosen();
    m_id->setFocus();
    if (!id.isEmpty())
        look();
}

RecordStoryDialog::~RecordStoryDialog()
{
    m_cancel.request(StopWish::Abort);
}

void RecordStoryDialog::makeTable()
{
    m_model->setHorizontalHeaderLabels(
        {tr("Time"), tr("Run"), tr("What"), tr("Where"), tr("In Short")});
    RowView *view = m_table->view();
    view->setObjectName(u"storyTable"_s);
    view->setAccessibleName(tr("What happened to the record"));
    view->setModel(m_model);
    view->setColumns({{.kind = CellKind::Mono, .sample = u"22 Nov 2026 00:00:00.000"_s},
        {.kind = CellKind::Text, .sample = u"#1234  Clean up leads"_s},
        {.kind = CellKind::State, .sample = tr("Answered"), .hasIcon = true},
        {.kind = CellKind::Text, .sample = u"Chunk 1000"_s},
        {.kind = CellKind::Text, .isStretched = true}});
    view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setEmptyState(m_empty);
    m_table->setFitting(false);
    m_table->watchModel();
    connect(view->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        &RecordStoryDialog::showChosen);
    connect(view, &QAbstractItemView::activated, this, &RecordStoryDialog::openChosen);
}

// While it looks, the same button stops it: what was found so far is shown.
void RecordStoryDialog::look()
{
    if (m_isLooking) {
        m_cancel.request(StopWish::Stop);
        return;
    }
    const QString id = m_id->text().trimmed();
    if (id.size() < RecordStory::kShortestId)
        return;
    m_isLooking = true;
    m_cancel = CancelSource();
    m_looked = std::make_shared<std::atomic<qint64>>(0);
    m_runs = std::make_shared<std::atomic<qint64>>(0);
    m_look->setText(tr("Stop"));
    m_note->setColorRole(Role::Muted);
    m_note->clear();
    showEmpty(tr("Looking…"), tr("The files of all runs and the whole log are looked through."));
    m_progressTimer.start();
    using Told = std::shared_ptr<Result<RecordStory::Told>>;
    inBackground(
        this,
        [&application = m_context.application, id, token = m_cancel.token(), looked = m_looked,
            runs = m_runs] {
            const auto note = [looked, runs](qint64 so, qint64 of) {
                looked->store(so);
                runs->store(of);
            };
            return std::make_shared<Result<RecordStory::Told>>(
                RecordStory(application.ledger(), id).tell(token, note));
        },
        [this](const Told &told) {
            m_isLooking = false;
            m_progressTimer.stop();
            m_look->setText(tr("Look"));
            if (*told) {
                setStory(**told);
                return;
            }
            showEmpty(tr("No story"), tr("It could not be looked through."));
            m_note->setColorRole(Role::Error);
            m_note->setText(errorText(told->error()));
        });
}

void RecordStoryDialog::showProgress()
{
    m_note->setText(tr("%1 of %2 runs looked through")
                        .arg(Format::count(m_looked->load()), Format::count(m_runs->load())));
}

void RecordStoryDialog::setStory(const RecordStory::Told &told)
{
    m_events = told.events;
    m_model->removeRows(0, m_model->rowCount());
    for (const StoryEvent &event : std::as_const(m_events)) {
        const StoryLook look = storyLook(event);
        auto *time = new QStandardItem(storyTime(event));
        time->setToolTip(Format::momentFull(QDateTime::fromMSecsSinceEpoch(event.atMs)));
        auto *what = new QStandardItem(look.word);
        what->setData(look.icon, CellRole::Icon);
        what->setData(static_cast<int>(look.tone), CellRole::Tone);
        m_model->appendRow({time, new QStandardItem(storyRun(event)), what,
            new QStandardItem(event.place), new QStandardItem(storySentence(event))});
    }
    if (m_events.isEmpty())
        showEmpty(tr("Nothing is known of this record"),
            tr("No run that still has its files knows it, and no line of the log."));
    m_note->setText(told.isWhole
            ? QString()
            : tr("Not everything was looked through: this may not be all of it."));
    if (!m_events.isEmpty()) {
        m_table->view()->setCurrentIndex(m_model->index(0, 0));
        m_table->view()->setFocus();
    }
    showChosen();
}

void RecordStoryDialog::showEmpty(const QString &title, const QString &text)
{
    m_events.clear();
    m_model->removeRows(0, m_model->rowCount());
    m_empty->setContent(u"page-log"_s, title, text);
}

void RecordStoryDialog::showChosen()
{
    const int row = m_table->view()->currentIndex().row();
    const StoryEvent *chosen = row >= 0 && row < m_events.size() ? &m_events.at(row) : nullptr;
    m_details->setText(chosen ? storySentence(*chosen) : QString());
    m_details->setVisible(chosen);
    m_note->setVisible(!m_note->text().isEmpty() || m_isLooking);
    m_open->setEnabled(chosen && !chosen->runId.isEmpty());
    m_copy->setEnabled(!m_events.isEmpty());
    m_look->setEnabled(m_isLooking || m_id->text().trimmed().size() >= RecordStory::kShortestId);
}

void RecordStoryDialog::openChosen()
{
    const int row = m_table->view()->currentIndex().row();
    if (row >= 0 && row < m_events.size() && !m_events.at(row).runId.isEmpty())
        emit runOpened(m_events.at(row).runId);
}

void RecordStoryDialog::copyAll() const
{
    QStringList lines;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        QStringList cells;
        for (int column = 0; column < m_model->columnCount(); ++column)
            cells << m_model->index(row, column).data().toString();
        lines << cells.join(u'\t');
    }
    QGuiApplication::clipboard()->setText(lines.join(u'\n'));
}

} // namespace sluice
