// SPDX-License-Identifier: GPL-3.0-or-later
// The editor of a mapping: time zones, the check of rows, the type of ids and the key of hashes.
#include "console/analytics/tablemappingeditor.h"
#include "console/main/consolecontext.h"
#include "console/widgets/card.h"
#include "console/widgets/eliding.h"
#include "console/widgets/tablecard.h"
#include "console/widgets/typedlabel.h"
#include "core/mapping/transforms/civiltime.h"
#include "ui_tablemappingeditor.h"

#include <QCompleter>
#include <QRegularExpression>
#include <QTimeZone>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr CivilTime kShownMoment{.year = 2026, .month = 7, .day = 1, .hour = 12};

QString civilText(const CivilTime &time)
{
    char text[kCivilTimeSize];
    writeCivilTime(text, time);
    return QString::fromLatin1(text, kCivilTimeSize);
}

// As a run moves it; empty: it cannot.
QString movedMoment(const ZonePair &zones)
{
    const auto shift = ZoneShift::make(zones);
    if (!shift)
        return {};
    return civilText(civilTimeOf((*shift)->shifted(civilSeconds(kShownMoment))));
}

} // namespace

void TableMappingEditor::dressTimes()
{
    QStringList zones;
    for (const QByteArray &zone : QTimeZone::availableTimeZoneIds())
        zones << QString::fromLatin1(zone);
    for (QComboBox *combo : {m_ui->zoneFromCombo, m_ui->zoneToCombo}) {
        combo->addItems(zones);
        combo->setEditable(true);
        combo->setInsertPolicy(QComboBox::NoInsert);
        combo->lineEdit()->setAccessibleName(combo->accessibleName());
        combo->completer()->setFilterMode(Qt::MatchContains);
        combo->completer()->setCompletionMode(QCompleter::PopupCompletion);
        combo->setEditText(u"UTC"_s);
        combo->setMaximumWidth(320);
    }
    m_ui->rowIdCombo->addItem(tr("Number"), u"NUMBER"_s);
    m_ui->rowIdCombo->addItem(tr("Text"), u"PLAIN"_s);
    m_ui->rowIdCombo->setMaximumWidth(320);
    m_ui->hashKeyEdit->setMaximumWidth(320);
}

void TableMappingEditor::connectTimes()
{
    for (QCheckBox *check : {m_ui->zoneCheck, m_ui->fitCheck})
        connect(check, &QCheckBox::toggled, this, &TableMappingEditor::takeAll);
    for (QComboBox *combo : {m_ui->zoneFromCombo, m_ui->zoneToCombo})
        connect(combo, &QComboBox::editTextChanged, this, &TableMappingEditor::takeAll);
    connect(m_ui->rowIdCombo, &QComboBox::activated, this, &TableMappingEditor::takeAll);
    connect(m_ui->hashKeyEdit, &QLineEdit::textEdited, this, &TableMappingEditor::takeAll);
}

void TableMappingEditor::showTimes()
{
    const ZonePair &zones = m_mapping.timeZone;
    m_ui->zoneCheck->setChecked(zones.isSet());
    if (zones.isSet() && m_ui->zoneFromCombo->currentText() != zones.from)
        m_ui->zoneFromCombo->setEditText(zones.from);
    if (zones.isSet() && m_ui->zoneToCombo->currentText() != zones.to)
        m_ui->zoneToCombo->setEditText(zones.to);
    m_ui->fitCheck->setChecked(m_mapping.check);
    m_ui->rowIdCombo->setCurrentIndex(std::max(0, m_ui->rowIdCombo->findData(m_mapping.rowIdType)));
    if (m_ui->hashKeyEdit->text().trimmed() != m_mapping.hashKeyVariable)
        m_ui->hashKeyEdit->setText(m_mapping.hashKeyVariable);
    showZone();
}

void TableMappingEditor::takeTimes()
{
    const bool isMoved = m_ui->zoneCheck->isChecked();
    m_mapping.timeZone = isMoved ? ZonePair{.from = m_ui->zoneFromCombo->currentText().trimmed(),
                             .to = m_ui->zoneToCombo->currentText().trimmed()}
                                 : ZonePair();
    m_mapping.check = m_ui->fitCheck->isChecked();
    m_mapping.rowIdType = m_ui->rowIdCombo->currentData().toString();
    m_mapping.hashKeyVariable = m_ui->hashKeyEdit->text().trimmed();
    showZone();
}

QString TableMappingEditor::zoneProblem() const
{
    if (!m_ui->zoneCheck->isChecked())
        return {};
    for (const QComboBox *combo : {m_ui->zoneFromCombo, m_ui->zoneToCombo}) {
        const QString zone = combo->currentText().trimmed();
        if (!QTimeZone::isTimeZoneIdAvailable(zone.toUtf8()))
            return tr("There is no time zone “%1”").arg(zone);
    }
    return {};
}

QString TableMappingEditor::hashKeyProblem() const
{
    const QString name = m_ui->hashKeyEdit->text().trimmed();
    if (name.isEmpty())
        return m_mapping.hasHash() ? tr("A column is hashed: name the variable that holds the key")
                                   : QString();
    static const QRegularExpression variable(u"^[A-Za-z_][A-Za-z0-9_]*$"_s);
    return variable.match(name).hasMatch() ? QString()
                                           : tr("Letters, digits and _, no digit first");
}

// A line of what becomes of a time. What a zone does is read from the system: not on this thread.
void TableMappingEditor::showZone()
{
    const bool isMoved = m_ui->zoneCheck->isChecked();
    m_ui->zoneFromCombo->setEnabled(isMoved);
    m_ui->zoneToCombo->setEnabled(isMoved);
    const int number = ++m_zonesShown;
    const QString problem = zoneProblem();
    m_ui->zoneNote->setColorRole(problem.isEmpty() ? Role::Muted : Role::Error);
    m_ui->zoneNote->setText(!isMoved ? tr("Times go as the table has them.") : problem);
    if (!isMoved || !problem.isEmpty())
        return;
    const ZonePair zones{.from = m_ui->zoneFromCombo->currentText().trimmed(),
        .to = m_ui->zoneToCombo->currentText().trimmed()};
    inBackground(
        this, [zones] { return movedMoment(zones); },
        [this, number](const QString &moved) {
            if (number == m_zonesShown && !moved.isEmpty())
                m_ui->zoneNote->setText(tr("%1 becomes %2. Dates without a time stay.")
                                            .arg(civilText(kShownMoment), moved));
        });
}

} // namespace sluice
