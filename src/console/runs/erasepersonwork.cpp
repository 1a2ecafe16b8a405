// SPDX-License-Identifier: GPL-3.0-or-later
// What the dialog that erases a person looks for, erases and tells, all of it in the background.
#include "app/application.h"
#include "console/errors/errorwords.h"
#include "console/runs/erasepersondialog.h"
#include "console/widgets/format.h"
#include "console/widgets/progressbar.h"
#include "console/widgets/tablecard.h"
#include "console/widgets/typedlabel.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QPushButton>
#include <QStandardItemModel>

#include <mutex>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr auto kStorePlace = "store: "_L1;
constexpr qsizetype kPlacesShown = 2'000;

QString placeInWords(const QString &name)
{
    if (name.startsWith(kStorePlace))
        return ErasePersonDialog::tr("Job store, %1").arg(name.mid(kStorePlace.size()));
    return name == "logs"_L1 ? ErasePersonDialog::tr("Log") : name;
}

QString phaseInWords(ErasureProgress::Phase phase)
{
    switch (phase) {
    case ErasureProgress::Phase::Files:
        return ErasePersonDialog::tr("Looking through the files of runs");
    case ErasureProgress::Phase::Store:
        return ErasePersonDialog::tr("Looking through the job store");
    case ErasureProgress::Phase::Log:
        return ErasePersonDialog::tr("Looking through the log");
    case ErasureProgress::Phase::Erasing:
        return ErasePersonDialog::tr("Erasing");
    case ErasureProgress::Phase::Searching:
        break;
    }
    return ErasePersonDialog::tr("Searching every byte once more");
}

// "128 MB of 1.2 GB", "4,000 of 12,000 rows"
QString amountInWords(const ErasureProgress &progress)
{
    const bool isBytes = progress.phase == ErasureProgress::Phase::Files
        || progress.phase == ErasureProgress::Phase::Searching;
    if (isBytes)
        return ErasePersonDialog::tr("%1 of %2")
            .arg(Format::bytes(progress.done), Format::bytes(progress.total));
    if (progress.phase == ErasureProgress::Phase::Store)
        return ErasePersonDialog::tr("%1 of %2 rows")
            .arg(Format::count(progress.done), Format::count(progress.total));
    return ErasePersonDialog::tr("%1 of %2 places")
        .arg(Format::count(progress.done), Format::count(progress.total));
}

} // namespace

struct ErasePersonDialog::News
{
    std::mutex mutex;
    ErasureProgress progress;
};

ErasePersonDialog::~ErasePersonDialog()
{
    m_cancel.request(StopWish::Stop);
}

void ErasePersonDialog::stop()
{
    m_cancel.request(StopWish::Stop);
    m_stop->setEnabled(false);
    m_doing->setText(tr("Stopping…"));
}

void ErasePersonDialog::showProgress()
{
    if (!m_news)
        return;
    std::unique_lock guard(m_news->mutex);
    const ErasureProgress progress = m_news->progress;
    guard.unlock();
    // A wish that came too late ends nothing.
    const bool isStopping = m_cancel.token().isStopped() && progress.canStop;
    m_stop->setEnabled(progress.canStop && !isStopping);
    m_stop->setToolTip(
        progress.canStop ? QString() : tr("What was begun is done to its end: half is no help"));
    if (progress.total <= 0) {
        m_progress->setUnknown();
        m_doing->setText(isStopping ? tr("Stopping…") : phaseInWords(progress.phase));
        return;
    }
    const double share = double(progress.done) / double(progress.total);
    m_progress->setValue(share);
    m_doing->setText(isStopping ? tr("Stopping…")
                                : tr("%1: %2, %3")
                                      .arg(phaseInWords(progress.phase), Format::percent(share),
                                          amountInWords(progress)));
}

QStringList ErasePersonDialog::given() const
{
    QStringList texts;
    for (const QLineEdit *edit : {m_id, m_email, m_phone}) {
        if (const QString text = edit->text().trimmed(); !text.isEmpty())
            texts << text;
    }
    return texts;
}

Result<ErasureSubject> ErasePersonDialog::subject() const
{
    ErasureSubject subject;
    const QString id = m_id->text().trimmed();
    const QString email = m_email->text().trimmed();
    const QString phone = m_phone->text().trimmed();
    if (auto added = id.isEmpty() ? Result<void>() : subject.addId(id); !added)
        return fail(added.error());
    if (auto added = email.isEmpty() ? Result<void>() : subject.addEmail(email); !added)
        return fail(added.error());
    if (auto added = phone.isEmpty() ? Result<void>() : subject.addPhone(phone); !added)
        return fail(added.error());
    return subject;
}

bool ErasePersonDialog::isAnswered() const
{
    return m_understand->isChecked() && given().contains(m_again->text().trimmed());
}

QString ErasePersonDialog::eraseReason() const
{
    if (m_phase == Phase::Erased)
        return tr("It was erased");
    if (m_phase != Phase::Planned || !m_plan)
        return tr("Look first what would go");
    if (!m_plan->inTheWay.isEmpty())
        return tr("Something is in the way, see above");
    return isAnswered() ? QString()
                        : tr("Tick the sentence and type the id, address or number once more");
}

// The plan was about somebody else.
void ErasePersonDialog::personChanged()
{
    m_phase = Phase::Asking;
    m_plan.reset();
    m_places->removeRows(0, m_places->rowCount());
    m_summary->clear();
    m_understand->setChecked(false);
    m_again->clear();
    showProblem({});
    showState();
}

void ErasePersonDialog::work(bool isErasing)
{
    const auto who = subject();
    if (!who || given().isEmpty()) {
        showProblem(who ? tr("Who is meant? Enter an address, a number or an id.")
                        : errorText(who.error()));
        return;
    }
    m_phase = isErasing ? Phase::Erasing : Phase::Looking;
    m_cancel = CancelSource();
    m_news = std::make_shared<News>();
    showProblem({});
    showState();
    inBackground(
        this,
        [&ledger = m_context.application.ledger(), who = *who, isErasing, news = m_news,
            token = m_cancel.token()] {
            const auto note = [news](const ErasureProgress &progress) {
                const std::lock_guard guard(news->mutex);
                news->progress = progress;
            };
            PersonErasure erasure(ledger, who, {.token = token, .note = note});
            return std::make_shared<Result<Report>>(isErasing ? erasure.erase() : erasure.plan());
        },
        [this, isErasing](
            const std::shared_ptr<Result<Report>> &report) { take(*report, isErasing); });
}

void ErasePersonDialog::take(const Result<Report> &report, bool isErasing)
{
    if (!report) {
        m_phase = isErasing ? Phase::Planned : Phase::Asking;
        showProblem(report.error().kind == ErrorKind::Cancelled
                ? tr("Stopped. Nothing was changed.")
                : errorText(report.error()));
        showState();
        return;
    }
    m_phase = isErasing ? Phase::Erased : Phase::Planned;
    m_plan = *report;
    showReport(*report);
    showState();
}

void ErasePersonDialog::showReport(const Report &report)
{
    qint64 rows = 0;
    m_places->removeRows(0, m_places->rowCount());
    for (const PersonErasure::Place &place : report.places) {
        rows += place.rows;
        if (m_places->rowCount() >= kPlacesShown)
            continue;
        m_places->appendRow({new QStandardItem(placeInWords(place.name)),
            new QStandardItem(Format::count(place.rows))});
    }
    const qint64 places = report.places.size();
    const QString counts = tr("%1 rows", nullptr, Format::plural(rows)).arg(Format::count(rows));
    QStringList problems;
    if (m_phase == Phase::Erased) {
        m_summary->setText(report.left.isEmpty()
                ? tr("Erased: %1. Nothing is left. What was removed where, without the data, is in "
                     "%2.")
                      .arg(counts, report.path)
                : tr("Erased: %1. The report is in %2.").arg(counts, report.path));
        for (const QString &name : report.left)
            problems << tr("Still there: %1").arg(placeInWords(name));
    } else {
        m_summary->setText(places == 0
                ? tr("Nothing names the person. Erase searches every byte of the data folder once "
                     "more.")
                : tr("%1 in %2 places would go.", nullptr, Format::plural(places))
                      .arg(counts, Format::count(places)));
        for (const QString &line : report.inTheWay)
            problems << tr("In the way: %1").arg(sentenceInWords(line));
    }
    showProblem(problems.join(u'\n'));
}

void ErasePersonDialog::showProblem(const QString &text)
{
    m_problem->setText(text);
    m_problem->setVisible(!text.isEmpty());
}

void ErasePersonDialog::showState()
{
    const bool isBusy = m_phase == Phase::Looking || m_phase == Phase::Erasing;
    for (QLineEdit *edit : {m_id, m_email, m_phone})
        edit->setEnabled(!isBusy && m_phase != Phase::Erased);
    m_find->setEnabled(!isBusy && m_phase != Phase::Erased && !given().isEmpty());
    m_find->setText(m_phase == Phase::Looking ? tr("Looking…") : tr("&Show What Would Go"));
    for (QWidget *widget : std::initializer_list<QWidget *>{m_progress, m_doing, m_stop})
        widget->setVisible(isBusy);
    if (isBusy) {
        m_progressTimer.start();
        showProgress();
    } else {
        m_progressTimer.stop();
    }
    m_table->setVisible(m_places->rowCount() > 0);
    m_summary->setVisible(!m_summary->text().isEmpty());
    const bool canAnswer = m_phase == Phase::Planned && m_plan && m_plan->inTheWay.isEmpty();
    for (QWidget *widget : std::initializer_list<QWidget *>{m_understand, m_againTitle, m_again})
        widget->setEnabled(canAnswer);
    const QString reason = eraseReason();
    m_erase->setText(m_phase == Phase::Erasing ? tr("Erasing…") : tr("Erase"));
    m_erase->setEnabled(reason.isEmpty());
    m_erase->setToolTip(reason);
    m_close->setText(m_phase == Phase::Erased ? tr("Close") : tr("Cancel"));
    m_close->setEnabled(m_phase != Phase::Erasing);
}

void ErasePersonDialog::reject()
{
    if (m_phase != Phase::Erasing)
        QDialog::reject();
}

} // namespace sluice
