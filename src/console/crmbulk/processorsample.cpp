// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/crmbulk/processorsample.h"

#include "console/errors/errorwords.h"
#include "console/jobs/formparts.h"
#include "console/main/consolecontext.h"
#include "console/theme/icons.h"
#include "console/widgets/card.h"
#include "console/widgets/format.h"
#include "console/widgets/rowview.h"
#include "console/widgets/typedlabel.h"
#include "core/mapping/shownvalue.h"

#include <QBoxLayout>
#include <QPushButton>
#include <QRegularExpression>
#include <QStandardItemModel>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr int kTryDelayMs = 300;

QStandardItem *stateCell(Tone tone, const QString &icon, const QString &word, const QString &note)
{
    auto *item = new QStandardItem(word);
    item->setData(icon, CellRole::Icon);
    item->setData(static_cast<int>(tone), CellRole::Tone);
    item->setData(note, CellRole::Note);
    item->setToolTip(note);
    return item;
}

} // namespace

ProcessorSample::ProcessorSample(const QJsonArray &before, bool isAutomatic, QWidget *parent)
    : QWidget(parent)
    , m_before(before)
    , m_isAutomatic(isAutomatic)
    , m_card(new Card(tr("Sample"), this))
    , m_recordCard(new Card(tr("Record"), this))
    , m_results(new QStandardItemModel(0, 2, this))
    , m_fields(new QStandardItemModel(0, 3, this))
    , m_resultView(new RowView(m_card))
    , m_fieldView(new RowView(m_recordCard))
    , m_note(makeNote(u"sampleNote"_s, m_card))
    , m_try(new QPushButton(tr("&Try on the Sample"), m_card))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    m_results->setHorizontalHeaderLabels({tr("Record"), tr("Result")});
    m_resultView->setObjectName(u"sampleResults"_s);
    m_resultView->setAccessibleName(tr("Results of the sample"));
    m_resultView->setModel(m_results);
    m_resultView->setColumns({{.kind = CellKind::Number, .sample = tr("Record")},
        {.kind = CellKind::State, .hasIcon = true, .isStretched = true}});
    m_resultView->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_resultView->setPlaceholderText(tr("Loading…"));
    m_fields->setHorizontalHeaderLabels({tr("Field"), tr("Before"), tr("After")});
    m_fieldView->setObjectName(u"sampleFields"_s);
    m_fieldView->setAccessibleName(tr("Fields of the chosen record"));
    m_fieldView->setModel(m_fields);
    m_fieldView->setColumns({{.kind = CellKind::Mono, .sample = u"Last_Name_Field"_s},
        {.kind = CellKind::Mono, .sample = u"+914155552671"_s},
        {.kind = CellKind::Mono, .isStretched = true}});
    m_fieldView->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_try->setObjectName(u"tryButton"_s);
    m_try->setAutoDefault(false);
    m_try->setEnabled(false);
    m_try->setVisible(!isAutomatic);
    setButtonIcon(m_try, u"run"_s);
    m_card->body()->addWidget(m_try);
    m_card->body()->addWidget(m_resultView, 1);
    m_card->body()->addWidget(m_note);
    m_recordCard->body()->addWidget(m_fieldView, 1);
    layout->addWidget(m_card, 3);
    layout->addWidget(m_recordCard, 2);
    m_delay.setSingleShot(true);
    m_delay.setInterval(kTryDelayMs);
    connect(&m_delay, &QTimer::timeout, this, &ProcessorSample::tryNow);
    connect(m_try, &QPushButton::clicked, this, &ProcessorSample::tryNow);
    connect(m_resultView->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        &ProcessorSample::showRecord);
}

ProcessorSample::~ProcessorSample()
{
    m_cancel.request(StopWish::Abort);
}

void ProcessorSample::setSample(
    const SampleRows &sample, const QStringList &hidden, const Timings &timings)
{
    m_sample = sample;
    m_hidden = hidden;
    m_timings = timings;
    m_resultView->setPlaceholderText(tr("There are no records"));
    m_card->setCaption(tr("%n records", nullptr, static_cast<int>(sample.rows.size())));
    setProcessor(m_processor);
}

void ProcessorSample::setProblem(const Error &error)
{
    m_resultView->setPlaceholderText({});
    showNote(m_note, errorText(error), true);
}

void ProcessorSample::setProcessor(const QJsonObject &processor)
{
    m_processor = processor;
    const bool canTry = m_sample && !m_sample->rows.isEmpty() && !processor.isEmpty();
    m_try->setEnabled(canTry);
    if (canTry && m_isAutomatic)
        m_delay.start();
}

void ProcessorSample::clear(const QString &why)
{
    m_delay.stop();
    ++m_trials;
    m_cancel.request(StopWish::Abort);
    m_processor = {};
    m_try->setEnabled(false);
    m_try->setToolTip(why);
}

// One at a time: what is being tried of an older text is ended.
void ProcessorSample::tryNow()
{
    if (!m_sample || m_processor.isEmpty())
        return;
    m_cancel.request(StopWish::Abort);
    m_cancel = CancelSource();
    const int number = ++m_trials;
    QJsonArray all = m_before;
    all.append(m_processor);
    inBackground(
        this,
        [all, sample = *m_sample, timings = m_timings, token = m_cancel.token()] {
            return std::make_shared<Result<ProcessorTrial>>(tryProcessors(
                all, sample, {.timings = timings, .logger = {}, .token = token, .shown = 1}));
        },
        [this, number](const std::shared_ptr<Result<ProcessorTrial>> &trial) {
            if (number == m_trials)
                take(*trial);
        });
}

int ProcessorSample::lineIn(const QString &text)
{
    static const QRegularExpression line(u"\\bline (\\d+)\\b"_s);
    return line.match(text).captured(1).toInt();
}

void ProcessorSample::take(const Result<ProcessorTrial> &trial)
{
    Fault fault;
    if (!trial) {
        m_trial = {};
        const Error &error = trial.error();
        fault.text = error.why;
        fault.line = lineIn(error.what) > 0 ? lineIn(error.what) : lineIn(error.why);
        showNote(m_note, errorText(error), true);
    } else {
        m_trial = *trial;
        showNote(m_note, {});
        m_card->setCaption(
            tr("%n records, %1 ms", nullptr, static_cast<int>(m_trial.records.size()))
                .arg(m_trial.milliseconds));
        for (qsizetype i = 0; i < m_trial.records.size() && fault.line == 0; ++i) {
            const ProcessorTrial::Record &record = m_trial.records.at(i);
            if (record.fate != RowFate::Rejected)
                continue;
            fault.line = lineIn(record.reason.message);
            fault.record = i + 1;
            fault.text = record.reason.message;
        }
        if (fault.line == 0)
            fault = {};
    }
    showResults();
    emit tried(fault);
}

void ProcessorSample::showResults()
{
    const int kept = std::max(0, m_resultView->currentIndex().row());
    m_results->removeRows(0, m_results->rowCount());
    for (qsizetype i = 0; i < m_trial.records.size(); ++i) {
        const ProcessorTrial::Record &record = m_trial.records.at(i);
        const auto changes = static_cast<int>(record.changes());
        const int line = lineIn(record.reason.message);
        QStandardItem *result = record.fate == RowFate::Dropped
            ? stateCell(Tone::Neutral, u"state-stopped"_s, tr("Skipped"),
                rejectionReason(record.reason.message))
            : record.fate == RowFate::Keep
            ? (changes > 0 ? stateCell(Tone::Success, u"state-completed"_s, tr("Changed"),
                   tr("%n fields", nullptr, changes))
                           : stateCell(Tone::Neutral, u"state-pending"_s, tr("Unchanged"), {}))
            : line > 0
            ? stateCell(Tone::Error, u"state-failed"_s, tr("Error"), tr("line %1").arg(line))
            : stateCell(Tone::Warning, u"state-rejections"_s, tr("Rejected"),
                rejectionReason(record.reason.message));
        m_results->appendRow({new QStandardItem(Format::count(i + 1)), result});
    }
    m_resultView->setCurrentIndex(m_results->index(std::min(kept, m_results->rowCount() - 1), 0));
    showRecord();
}

QString ProcessorSample::shown(const QString &column, const QString &value) const
{
    const QByteArray bytes = value.toUtf8();
    return QString::fromUtf8(shownValue(bytes, m_hidden.contains(column)));
}

// Changed fields lead.
void ProcessorSample::showRecord()
{
    m_fields->removeRows(0, m_fields->rowCount());
    const qsizetype at = m_resultView->currentIndex().row();
    if (at < 0 || at >= m_trial.records.size())
        return;
    m_recordCard->setTitle(tr("Record %1").arg(Format::count(at + 1)));
    const ProcessorTrial::Record &record = m_trial.records.at(at);
    for (const bool wantsChanged : {true, false}) {
        for (qsizetype i = 0; i < m_trial.columns.size(); ++i) {
            const QString &column = m_trial.columns.at(i);
            const bool isChanged
                = record.fate == RowFate::Keep && record.after.value(i) != record.before.value(i);
            if (isChanged != wantsChanged)
                continue;
            auto *after = new QStandardItem(record.fate == RowFate::Keep
                    ? shown(column, record.after.value(i))
                    : Format::none());
            if (!isChanged)
                after->setData(static_cast<int>(Role::Muted), CellRole::Color);
            m_fields->appendRow({new QStandardItem(column),
                new QStandardItem(shown(column, record.before.value(i))), after});
        }
    }
}

} // namespace sluice
