// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/mappings/recordstepper.h"

#include "console/theme/icons.h"
#include "console/widgets/format.h"
#include "console/widgets/typedlabel.h"

#include <QBoxLayout>
#include <QToolButton>

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

RecordStepper::RecordStepper(QWidget *parent)
    : QWidget(parent)
    , m_title(new TypedLabel(tr("Sample"), TypeRole::Meta, Role::Muted, this))
    , m_label(new TypedLabel(this))
{
    setObjectName(u"recordStepper"_s);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    m_back = makeButton("sampleBackButton", u"chevron-left"_s, tr("Record before"));
    m_next = makeButton("sampleNextButton", u"chevron-right"_s, tr("Next record"));
    m_misfit = makeButton(
        "sampleMisfitButton", u"state-rejections"_s, tr("Next record that does not fit"));
    connect(m_back, &QToolButton::clicked, this, [this] { step(-1); });
    connect(m_next, &QToolButton::clicked, this, [this] { step(1); });
    connect(m_misfit, &QToolButton::clicked, this, &RecordStepper::stepToMisfit);
    m_label->setObjectName(u"sampleLabel"_s);
    m_label->setAlignment(Qt::AlignCenter);
    layout->addWidget(m_title);
    layout->addWidget(m_back);
    layout->addWidget(m_label);
    layout->addWidget(m_next);
    layout->addWidget(m_misfit);
    refresh();
}

QToolButton *RecordStepper::makeButton(const char *name, const QString &icon, const QString &text)
{
    auto *button = new QToolButton(this);
    button->setObjectName(QLatin1StringView(name));
    button->setIcon(themeIcon(icon));
    button->setAccessibleName(text);
    button->setToolTip(text);
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

void RecordStepper::setCount(int count)
{
    m_count = count;
    m_current = std::clamp(m_current, 0, std::max(0, count - 1));
    refresh();
}

void RecordStepper::step(int by)
{
    const int now = std::clamp(m_current + by, 0, std::max(0, m_count - 1));
    if (now == m_current)
        return;
    m_current = now;
    refresh();
    emit moved(now);
}

void RecordStepper::setMisfits(const QList<int> &records)
{
    m_misfits = records;
    refresh();
}

void RecordStepper::stepToMisfit()
{
    if (m_misfits.isEmpty())
        return;
    const auto next = std::upper_bound(m_misfits.cbegin(), m_misfits.cend(), m_current);
    step((next == m_misfits.cend() ? m_misfits.constFirst() : *next) - m_current);
}

void RecordStepper::refresh()
{
    const QString all = Format::count(m_count);
    m_label->setText(tr("%1 of %2").arg(Format::count(m_current + 1), all));
    m_label->setMinimumWidth(
        m_label->fontMetrics().horizontalAdvance(tr("%1 of %2").arg(all, all)) + 4);
    m_back->setEnabled(m_current > 0);
    m_next->setEnabled(m_current + 1 < m_count);
    m_misfit->setVisible(!m_misfits.isEmpty());
    setVisible(m_count > 0);
}

} // namespace sluice
