// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/main/consolestatus.h"

#include "console/widgets/badges.h"
#include "console/widgets/eliding.h"
#include "console/widgets/format.h"

#include <QHBoxLayout>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

ElidingLabel *makeStatusText(QWidget *parent, const QString &name)
{
    auto *label = new ElidingLabel(parent);
    label->setTypeRole(TypeRole::Meta);
    label->setColorRole(Role::Muted);
    label->setObjectName(name);
    return label;
}

} // namespace

ConsoleStatus::ConsoleStatus(QWidget *parent)
    : QStatusBar(parent)
    , m_chip(new EnvironmentChip(this))
    , m_account(makeStatusText(this, u"statusAccount"_s))
    , m_runsIcon(new IconLabel(u"state-running"_s, Role::Info, 16, this))
    , m_runs(makeStatusText(this, u"statusRuns"_s))
    , m_watchIcon(new IconLabel(u"state-checking"_s, Role::Muted, 16, this))
    , m_watch(makeStatusText(this, u"statusWatch"_s))
    , m_controlIcon(new IconLabel(u"terminal"_s, Role::Muted, 16, this))
    , m_control(makeStatusText(this, u"statusControl"_s))
    , m_vaultIcon(new IconLabel(u"key"_s, Role::Muted, 16, this))
    , m_vault(makeStatusText(this, u"statusVault"_s))
    , m_answer(makeStatusText(this, u"statusAnswer"_s))
{
    setSizeGripEnabled(false);
    m_vault->setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Preferred); // others give way
    m_chip->setObjectName(u"environmentChip"_s);
    auto *line = new QWidget(this);
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(12, 3, 10, 3);
    row->setSpacing(8);
    row->addWidget(m_chip);
    row->addWidget(m_account);
    row->addSpacing(16);
    row->addWidget(m_runsIcon);
    row->addWidget(m_runs);
    row->addSpacing(8);
    row->addWidget(m_watchIcon);
    row->addWidget(m_watch);
    row->addStretch(1);
    row->addWidget(m_controlIcon);
    row->addWidget(m_control);
    row->addSpacing(4);
    row->addWidget(m_vaultIcon);
    row->addWidget(m_vault);
    row->addSpacing(12);
    row->addWidget(m_answer);
    addWidget(line, 1);
    setEnvironment({});
    setActiveRuns(0);
    setWatched(0);
    m_vaultIcon->hide();
    setControl({}, {}, false);
    m_answer->hide();
}

void ConsoleStatus::setEnvironment(const QString &environment)
{
    m_chip->setVisible(!environment.isEmpty());
    m_chip->setEnvironment(environment);
}

void ConsoleStatus::setAccount(const QString &text)
{
    m_account->setText(text);
}

void ConsoleStatus::setActiveRuns(int count)
{
    m_runsIcon->setVisible(count > 0);
    m_runs->setText(count == 0 ? QString()
            : count == 1       ? tr("1 run active")
                               : tr("%1 runs active").arg(Format::count(count)));
}

void ConsoleStatus::setWatched(int tables)
{
    m_watchIcon->setVisible(tables > 0);
    m_watch->setVisible(tables > 0);
    m_watch->setText(tables == 0 ? QString()
            : tables == 1        ? tr("Watching 1 table")
                                 : tr("Watching %1 tables").arg(Format::count(tables)));
}

void ConsoleStatus::setVault(const QString &word, const QString &explanation, bool isReady)
{
    m_vaultIcon->setVisible(!word.isEmpty());
    m_vaultIcon->setIcon(u"key"_s, isReady ? Role::Muted : Role::Warning, 16);
    m_vault->setText(word);
    m_vault->setColorRole(isReady ? Role::Muted : Role::Warning);
    m_vault->setToolTip(explanation);
}

void ConsoleStatus::setControl(const QString &word, const QString &explanation, bool isWrong)
{
    m_controlIcon->setVisible(!word.isEmpty());
    m_controlIcon->setIcon(u"terminal"_s, isWrong ? Role::Error : Role::Muted, 16);
    m_control->setVisible(!word.isEmpty());
    m_control->setText(word);
    m_control->setColorRole(isWrong ? Role::Error : Role::Muted);
    m_control->setToolTip(explanation);
}

void ConsoleStatus::setLastAnswer(const QDateTime &moment)
{
    m_hasAnswer = true;
    m_answer->setText(tr("Last answer %1").arg(Format::clock(moment)));
    m_answer->setVisible(!m_isNarrow);
}

void ConsoleStatus::setNarrow(bool isNarrow)
{
    m_isNarrow = isNarrow;
    m_answer->setVisible(m_hasAnswer && !isNarrow);
}

} // namespace sluice
