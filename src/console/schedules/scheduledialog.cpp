// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/schedules/scheduledialog.h"

#include "app/schedules/crontimes.h"
#include "app/schedules/listedschedule.h"
#include "base/clock.h"
#include "console/errors/errorwords.h"
#include "console/jobs/formparts.h"
#include "console/schedules/schedulewords.h"
#include "console/theme/theme.h"
#include "console/widgets/eliding.h"
#include "console/widgets/typedlabel.h"
#include "ui_scheduledialog.h"

#include <QLocale>
#include <QPushButton>
#include <QRegularExpression>

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMostEveryHours = 12;
constexpr int kMostEveryMinutes = 30;
const QString kUsualCron = u"0 2 * * *"_s;

} // namespace

ScheduleDialog::ScheduleDialog(
    const QList<Job> &jobs, const QStringList &all, Prompt &prompt, QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::ScheduleDialog>())
    , m_jobs(jobs)
    , m_all(all)
    , m_prompt(prompt)
{
    m_ui->setupUi(this);
    setObjectName(u"scheduleDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    dress();
    for (const Job &job : jobs)
        m_ui->scheduleJobCombo->addItem(job.name);
    m_ui->scheduleJobCombo->setEnabled(jobs.size() > 1);
    connectFields();
    showJob();
    const bool isNew = jobs.size() > 1 || jobs.value(0).schedule.isEmpty();
    setWindowTitle(isNew ? tr("Add Schedule") : tr("Edit Schedule"));
    m_ui->headingLabel->setText(windowTitle());
    m_ui->removeScheduleButton->setVisible(!isNew);
    m_ui->repeatCombo->setFocus();
    resize(560, 0);
}

ScheduleDialog::~ScheduleDialog() = default;

void ScheduleDialog::dress()
{
    m_ui->headingLabel->setTypeRole(TypeRole::DialogHeading);
    m_ui->wordsLabel->setTypeRole(TypeRole::BodyMedium);
    m_ui->nextLabel->setColorRole(Role::Muted);
    for (TypedLabel *problem : {m_ui->cronProblem, m_ui->zoneProblem, m_ui->saveProblem}) {
        problem->setColorRole(Role::Error);
        problem->setTypeRole(TypeRole::Meta);
        problem->hide();
    }
    int labels = 0; // both grids begin at one line
    for (const QLabel *label : {m_ui->jobLabel, m_ui->repeatLabel, m_ui->cronLabel, m_ui->zoneLabel,
             m_ui->missedLabel, m_ui->thenLabel})
        labels = std::max(labels, label->sizeHint().width());
    m_ui->fields->setColumnMinimumWidth(0, labels);
    m_ui->terms->setColumnMinimumWidth(0, labels);
    m_ui->cronEdit->setFont(Theme::instance().font(TypeRole::Mono));
    m_ui->timeEdit->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_ui->everySpin->setButtonSymbols(QAbstractSpinBox::NoButtons);
    const QStringList ways{tr("Every day"), tr("On some weekdays"), tr("Every few hours"),
        tr("Every few minutes"), tr("As a cron expression says")};
    m_ui->repeatCombo->addItems(ways);
    m_ui->timeEdit->setDisplayFormat(u"HH:mm"_s);
    m_ui->timeEdit->setAccessibleName(tr("Time of day"));
    m_ui->everySpin->setAccessibleName(tr("Every"));
    m_ui->cronEdit->setPlaceholderText(tr("Minute, hour, day, month, weekday"));
    const QList<QCheckBox *> days = dayChecks();
    for (int day = 0; day < days.size(); ++day) {
        days.at(day)->setText(QLocale().standaloneDayName(day + 1, QLocale::ShortFormat));
        days.at(day)->setAccessibleName(QLocale().standaloneDayName(day + 1));
    }
    QComboBox *zones = m_ui->zoneCombo;
    zones->addItem(
        tr("Of this computer (%1)").arg(QString::fromLatin1(QTimeZone::systemTimeZoneId())),
        QString());
    for (const QByteArray &id : QTimeZone::availableTimeZoneIds()) {
        if (id.contains('/') || id == "UTC")
            zones->addItem(QString::fromLatin1(id), QString::fromLatin1(id));
    }
    zones->setEditable(true);
    zones->setInsertPolicy(QComboBox::NoInsert);
    zones->lineEdit()->setAccessibleName(tr("Time zone"));
    m_ui->missedCombo->addItem(tr("Run once when Sluice is open again"), false);
    m_ui->missedCombo->addItem(tr("Skip"), true);
}

void ScheduleDialog::connectFields()
{
    connect(
        m_ui->scheduleJobCombo, &QComboBox::currentIndexChanged, this, &ScheduleDialog::showJob);
    connect(m_ui->repeatCombo, &QComboBox::currentIndexChanged, this, [this] {
        showRepeat();
        composeCron();
    });
    connect(m_ui->timeEdit, &QTimeEdit::timeChanged, this, &ScheduleDialog::composeCron);
    connect(m_ui->everySpin, &QSpinBox::valueChanged, this, &ScheduleDialog::composeCron);
    for (QCheckBox *day : dayChecks())
        connect(day, &QCheckBox::toggled, this, &ScheduleDialog::composeCron);
    connect(m_ui->cronEdit, &QLineEdit::textChanged, this, &ScheduleDialog::check);
    connect(m_ui->zoneCombo, &QComboBox::editTextChanged, this, &ScheduleDialog::check);
    connect(m_ui->thenCombo, &QComboBox::currentIndexChanged, this, &ScheduleDialog::check);
    connect(m_ui->cancelButton, &QPushButton::clicked, this, &ScheduleDialog::reject);
    connect(m_ui->saveScheduleButton, &QPushButton::clicked, this, &ScheduleDialog::saveWanted);
    connect(m_ui->removeScheduleButton, &QPushButton::clicked, this, &ScheduleDialog::removeWanted);
}

QList<QCheckBox *> ScheduleDialog::dayChecks() const
{
    return {m_ui->monCheck, m_ui->tueCheck, m_ui->wedCheck, m_ui->thuCheck, m_ui->friCheck,
        m_ui->satCheck, m_ui->sunCheck};
}

ScheduleDialog::Repeat ScheduleDialog::repeat() const
{
    return static_cast<Repeat>(m_ui->repeatCombo->currentIndex());
}

void ScheduleDialog::showJob()
{
    const Job job = m_jobs.value(m_ui->scheduleJobCombo->currentIndex());
    m_isFilling = true;
    fillThen();
    const int zone = m_ui->zoneCombo->findData(job.terms.zone);
    if (zone >= 0)
        m_ui->zoneCombo->setCurrentIndex(zone);
    else
        m_ui->zoneCombo->setEditText(job.terms.zone);
    m_ui->missedCombo->setCurrentIndex(job.terms.skipsMissed ? 1 : 0);
    m_ui->thenRejectionsCheck->setChecked(job.terms.thenOnRejections);
    m_ui->dryRunCheck->setChecked(job.terms.isDryRun);
    takeCron(job.schedule.isEmpty() ? kUsualCron : job.schedule);
    showRepeat();
    m_isFilling = false;
    check();
    m_shownCron = cron();
    m_shownTerms = terms();
}

bool ScheduleDialog::isChanged() const
{
    return cron() != m_shownCron || terms() != m_shownTerms;
}

void ScheduleDialog::reject()
{
    if (isChanged() && !m_isSaving)
        askToDiscard(m_prompt, this, tr("What was changed in the schedule is not saved."));
    else
        QDialog::reject();
}

void ScheduleDialog::fillThen()
{
    const Job job = m_jobs.value(m_ui->scheduleJobCombo->currentIndex());
    m_ui->thenCombo->clear();
    m_ui->thenCombo->addItem(tr("Nothing"), QString());
    for (const QString &name : std::as_const(m_all)) {
        if (name != job.name)
            m_ui->thenCombo->addItem(name, name);
    }
    const QString next = job.terms.thenJob;
    if (!next.isEmpty() && m_ui->thenCombo->findData(next) < 0)
        m_ui->thenCombo->addItem(tr("%1 (not there)").arg(next), next);
    m_ui->thenCombo->setCurrentIndex(std::max(0, m_ui->thenCombo->findData(next)));
}

void ScheduleDialog::showRepeat()
{
    const Repeat now = repeat();
    const bool hasTime = now == Repeat::Daily || now == Repeat::Weekdays;
    const bool hasEvery = now == Repeat::Hours || now == Repeat::Minutes;
    m_ui->timeLabel->setVisible(hasTime || hasEvery);
    m_ui->timeLabel->setText(hasTime ? tr("&At") : tr("&Every"));
    m_ui->timeLabel->setBuddy(hasTime ? static_cast<QWidget *>(m_ui->timeEdit) : m_ui->everySpin);
    m_ui->timeEdit->setVisible(hasTime);
    m_ui->everySpin->setVisible(hasEvery);
    m_ui->everySpin->setRange(
        now == Repeat::Hours ? 1 : 2, now == Repeat::Hours ? kMostEveryHours : kMostEveryMinutes);
    m_ui->everySpin->setSuffix(now == Repeat::Hours ? tr(" h") : tr(" min"));
    m_ui->daysLabel->setVisible(now == Repeat::Weekdays);
    for (QCheckBox *day : dayChecks())
        day->setVisible(now == Repeat::Weekdays);
    m_ui->cronEdit->setReadOnly(now != Repeat::Cron);
}

// The usual ways are told by their form; all else is an expression.
void ScheduleDialog::takeCron(const QString &cron)
{
    static const QRegularExpression daily(u"\\A(\\d{1,2}) (\\d{1,2}) \\* \\* (\\*|[\\d,-]+)\\z"_s);
    static const QRegularExpression hours(u"\\A0 \\*(?:/(\\d{1,2}))? \\* \\* \\*\\z"_s);
    static const QRegularExpression minutes(u"\\A\\*/(\\d{1,2}) \\* \\* \\* \\*\\z"_s);
    const auto expression = CronExpression::parse(cron);
    const QString text = expression ? expression->text() : cron;
    Repeat way = Repeat::Cron;
    if (const auto day = daily.match(text); expression && day.hasMatch()) {
        way = day.captured(3) == u'*' ? Repeat::Daily : Repeat::Weekdays;
        m_ui->timeEdit->setTime(QTime(day.captured(2).toInt(), day.captured(1).toInt()));
        const QList<QCheckBox *> days = dayChecks();
        for (int i = 0; i < days.size(); ++i)
            days.at(i)->setChecked(expression->field(CronExpression::Weekday).has((i + 1) % 7)
                && way == Repeat::Weekdays);
    } else if (const auto hour = hours.match(text); expression && hour.hasMatch()) {
        const int every = std::max(1, hour.captured(1).toInt());
        way = every <= kMostEveryHours ? Repeat::Hours : Repeat::Cron;
        m_ui->everySpin->setRange(1, kMostEveryHours);
        m_ui->everySpin->setValue(every);
    } else if (const auto minute = minutes.match(text); expression && minute.hasMatch()) {
        const int every = minute.captured(1).toInt();
        way = every >= 2 && every <= kMostEveryMinutes ? Repeat::Minutes : Repeat::Cron;
        m_ui->everySpin->setRange(2, kMostEveryMinutes);
        m_ui->everySpin->setValue(every);
    }
    m_ui->repeatCombo->setCurrentIndex(static_cast<int>(way));
    m_ui->cronEdit->setText(cron);
}

void ScheduleDialog::composeCron()
{
    if (m_isFilling)
        return;
    const QTime time = m_ui->timeEdit->time();
    const int every = m_ui->everySpin->value();
    QStringList days;
    for (int i = 0; i < 7; ++i) {
        if (dayChecks().at(i)->isChecked())
            days.append(QString::number(i + 1));
    }
    switch (repeat()) {
    case Repeat::Daily:
        m_ui->cronEdit->setText(u"%1 %2 * * *"_s.arg(time.minute()).arg(time.hour()));
        break;
    case Repeat::Weekdays:
        m_ui->cronEdit->setText(u"%1 %2 * * %3"_s.arg(
            QString::number(time.minute()), QString::number(time.hour()), days.join(u',')));
        break;
    case Repeat::Hours:
        m_ui->cronEdit->setText(every == 1 ? u"0 * * * *"_s : u"0 */%1 * * *"_s.arg(every));
        break;
    case Repeat::Minutes:
        m_ui->cronEdit->setText(u"*/%1 * * * *"_s.arg(every));
        break;
    case Repeat::Cron:
        break;
    }
    check();
}

void ScheduleDialog::check()
{
    if (m_isFilling)
        return;
    const auto expression = CronExpression::parse(cron());
    const auto zone = scheduleZone(terms().zone);
    const bool lacksDays = repeat() == Repeat::Weekdays
        && std::ranges::none_of(dayChecks(), [](QCheckBox *day) { return day->isChecked(); });
    QString problem;
    if (lacksDays)
        problem = tr("Choose a weekday.");
    else if (!expression)
        problem = errorText(expression.error());
    m_ui->cronProblem->setText(problem);
    m_ui->cronProblem->setVisible(!problem.isEmpty());
    setFieldError(m_ui->cronEdit, !problem.isEmpty());
    m_ui->zoneProblem->setText(zone ? QString() : errorText(zone.error()));
    m_ui->zoneProblem->setVisible(!zone);
    setFieldError(m_ui->zoneCombo, !zone);
    m_ui->thenRejectionsCheck->setEnabled(m_ui->thenCombo->currentIndex() > 0);
    const bool isGood = problem.isEmpty() && zone;
    m_ui->meaningWell->setVisible(isGood);
    m_ui->saveScheduleButton->setEnabled(isGood && !m_isSaving);
    if (!isGood)
        return;
    const auto meaning = scheduleMeaning(cron(), terms().zone, Clock::system().nowMs());
    const QDateTime now = QDateTime::currentDateTime().toTimeZone(*zone);
    QStringList times;
    for (const qint64 ms : meaning ? meaning->next : QList<qint64>())
        times.append(aheadText(QDateTime::fromMSecsSinceEpoch(ms, *zone), now)
                         .replace(u' ', QChar(QChar::Nbsp)));
    m_ui->wordsLabel->setText(meaning ? meaning->words : QString());
    m_ui->nextLabel->setText(tr("Next: %1").arg(times.join(u"  ·  "_s)));
}

QString ScheduleDialog::jobName() const
{
    return m_jobs.value(m_ui->scheduleJobCombo->currentIndex()).name;
}

QString ScheduleDialog::cron() const
{
    return m_ui->cronEdit->text().simplified();
}

ScheduleTerms ScheduleDialog::terms() const
{
    const QComboBox *zones = m_ui->zoneCombo;
    const bool isListed = zones->currentText() == zones->itemText(zones->currentIndex());
    const QString next = m_ui->thenCombo->currentData().toString();
    return {.zone = isListed ? zones->currentData().toString() : zones->currentText().trimmed(),
        .skipsMissed = m_ui->missedCombo->currentData().toBool(),
        .isDryRun = m_ui->dryRunCheck->isChecked(),
        .thenJob = next,
        .thenOnRejections = !next.isEmpty() && m_ui->thenRejectionsCheck->isChecked()};
}

void ScheduleDialog::showProblem(const QString &text)
{
    m_ui->saveProblem->setText(text);
    m_ui->saveProblem->setVisible(!text.isEmpty());
}

void ScheduleDialog::setSaving(bool isSaving)
{
    m_isSaving = isSaving;
    m_ui->removeScheduleButton->setEnabled(!isSaving);
    check();
}

} // namespace sluice
