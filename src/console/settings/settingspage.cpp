// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/settings/settingspage.h"

#include "app/settings/appsettings.h"
#include "console/jobs/formparts.h"
#include "console/main/consolesettings.h"
#include "console/widgets/card.h"
#include "console/widgets/countspinbox.h"
#include "console/widgets/eliding.h"
#include "console/widgets/typedlabel.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QLineEdit>
#include <QSpinBox>

#include <algorithm>
#include <limits>
#include <utility>

namespace sluice {

using namespace Qt::StringLiterals;

SettingsPage::SettingsPage(QString key, QString title, QString icon, QWidget *parent)
    : QScrollArea(parent)
    , m_key(std::move(key))
    , m_title(std::move(title))
    , m_icon(std::move(icon))
{
    setObjectName("settingsPage-"_L1 + m_key);
    setAccessibleName(m_title);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    auto *body = new QWidget(this);
    body->setObjectName("settingsBody-"_L1 + m_key);
    m_layout = new QVBoxLayout(body);
    m_layout->setContentsMargins(20, 16, 20, 16);
    m_layout->setSpacing(12);
    m_layout->addWidget(new TypedLabel(m_title, TypeRole::DialogHeading, Role::Text, body));
    setWidget(body);
    viewport()->setAutoFillBackground(false);
    body->setAutoFillBackground(false);
}

QString SettingsPage::standardOf(const QString &name)
{
    const AppSettings::Known *known = AppSettings::find(name);
    return known ? known->standardValue() : ConsoleSettings::standardChoice(name);
}

void SettingsPage::showValues(const SettingsValues &values)
{
    m_isShowing = true;
    for (const Binding &binding : std::as_const(m_bindings)) {
        if (values.contains(binding.name))
            binding.write(values.value(binding.name));
    }
    m_isShowing = false;
}

SettingsValues SettingsPage::entered() const
{
    SettingsValues values;
    for (const Binding &binding : m_bindings)
        values.insert(binding.name, binding.read());
    return values;
}

QWidget *SettingsPage::fieldOf(const QString &name) const
{
    const auto found = std::ranges::find(m_bindings, name, &Binding::name);
    return found == m_bindings.cend() ? nullptr : found->field;
}

void SettingsPage::restoreDefaults()
{
    for (const Binding &binding : std::as_const(m_bindings))
        binding.write(standardOf(binding.name));
    tellEdited();
}

void SettingsPage::tellEdited()
{
    if (!m_isShowing)
        emit edited();
}

Card *SettingsPage::addCard(const QString &title)
{
    auto *card = new Card(title, widget());
    card->body()->setSpacing(8);
    m_layout->addWidget(card);
    return card;
}

QGridLayout *SettingsPage::addFields(Card *card)
{
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(8);
    grid->setColumnStretch(1, 1);
    card->body()->addLayout(grid);
    return grid;
}

void SettingsPage::addNote(Card *card, const QString &text)
{
    auto *note = new TypedLabel(text, TypeRole::Body, Role::Muted, card);
    note->setWordWrap(true);
    card->body()->addWidget(note);
}

void SettingsPage::addRow(QGridLayout *grid, const QString &label, QWidget *field, QWidget *beside)
{
    auto *title = new TypedLabel(label, TypeRole::Body, Role::Muted, widget());
    title->setBuddy(field);
    if (field->accessibleName().isEmpty())
        field->setAccessibleName(QString(label).remove(u'&'));
    const int row = grid->rowCount();
    grid->addWidget(title, row, 0);
    auto *line = new QHBoxLayout;
    line->setSpacing(8);
    const bool isWide = qobject_cast<QLineEdit *>(field) != nullptr;
    line->addWidget(field, isWide ? 1 : 0);
    if (beside)
        line->addWidget(beside);
    if (!isWide)
        line->addStretch(1);
    grid->addLayout(line, row, 1);
}

void SettingsPage::bind(const Binding &binding)
{
    m_bindings.append(binding);
    if (binding.field->objectName().isEmpty())
        binding.field->setObjectName("setting-"_L1 + binding.name);
}

QSpinBox *SettingsPage::addNumber(QGridLayout *grid, QLatin1StringView name, const QString &label,
    const QString &unit, int least, int most)
{
    auto *spin = new CountSpinBox(widget());
    spin->setRange(least, most);
    spin->setAlignment(Qt::AlignRight);
    spin->setButtonSymbols(QAbstractSpinBox::NoButtons);
    spin->setMinimumWidth(spin->fontMetrics().averageCharWidth() * 14);
    addRow(grid, label, spin,
        unit.isEmpty() ? nullptr : new TypedLabel(unit, TypeRole::Body, Role::Text, widget()));
    bind({.name = name,
        .field = spin,
        .read = [spin] { return QString::number(spin->value()); },
        .write = [spin](const QString &value) { spin->setValue(value.toInt()); }});
    connect(spin, &QSpinBox::valueChanged, this, &SettingsPage::tellEdited);
    return spin;
}

QSpinBox *SettingsPage::addNumber(
    QGridLayout *grid, QLatin1StringView name, const QString &label, const QString &unit)
{
    const AppSettings::Known *known = AppSettings::find(name);
    constexpr qint64 kMost = std::numeric_limits<int>::max();
    return addNumber(grid, name, label, unit, static_cast<int>(known->least),
        static_cast<int>(std::min(known->most, kMost)));
}

QComboBox *SettingsPage::addChoice(QGridLayout *grid, QLatin1StringView name, const QString &label,
    const QList<std::pair<QString, QString>> &wordsByValue)
{
    auto *combo = new ElidingComboBox(widget());
    for (const auto &[value, word] : wordsByValue)
        combo->addItem(word, value);
    combo->setMinimumWidth(combo->fontMetrics().averageCharWidth() * 26);
    addRow(grid, label, combo);
    bind({.name = name,
        .field = combo,
        .read = [combo] { return combo->currentData().toString(); },
        .write = [combo](const QString &value) { chooseItem(combo, value); }});
    connect(combo, &QComboBox::currentIndexChanged, this, &SettingsPage::tellEdited);
    return combo;
}

QLineEdit *SettingsPage::addText(
    QGridLayout *grid, QLatin1StringView name, const QString &label, QWidget *beside)
{
    auto *edit = new QLineEdit(widget());
    addRow(grid, label, edit, beside);
    bind({.name = name,
        .field = edit,
        .read = [edit] { return edit->text().trimmed(); },
        .write = [edit](const QString &value) { edit->setText(value); }});
    connect(edit, &QLineEdit::textChanged, this, &SettingsPage::tellEdited);
    return edit;
}

QCheckBox *SettingsPage::addCheck(Card *card, QLatin1StringView name, const QString &text)
{
    auto *check = new QCheckBox(text, card);
    card->body()->addWidget(check);
    bind({.name = name,
        .field = check,
        .read = [check] { return check->isChecked() ? u"1"_s : u"0"_s; },
        .write = [check](const QString &value) { check->setChecked(value == "1"_L1); }});
    connect(check, &QCheckBox::toggled, this, &SettingsPage::tellEdited);
    return check;
}

} // namespace sluice
