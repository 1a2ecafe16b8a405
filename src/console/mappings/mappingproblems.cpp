// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/mappings/mappingproblems.h"

#include "console/widgets/badges.h"
#include "console/widgets/eliding.h"
#include "console/widgets/typedlabel.h"

#include <QBoxLayout>
#include <QPushButton>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kShownProblems = 2;

} // namespace

MappingProblems::MappingProblems(QWidget *parent)
    : Card(tr("Problems"), parent)
    , m_rows(new QVBoxLayout)
{
    setObjectName(u"mappingProblems"_s);
    setAccessibleName(tr("Problems"));
    m_rows->setSpacing(8);
    body()->addLayout(m_rows);
    hide();
}

QString MappingProblems::mendWord(Mend mend) const
{
    switch (mend) {
    case Mend::SetConstant:
        return tr("Set Constant…");
    case Mend::MapValues:
        return tr("Map Values…");
    case Mend::Show:
        break;
    }
    return tr("Show");
}

QWidget *MappingProblems::makeRow(const Item &item)
{
    auto *row = new QWidget(this);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(new IconLabel(item.isBlocking ? u"state-failed"_s : u"state-rejections"_s,
        item.isBlocking ? Role::Error : Role::Warning, 16, row));
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(new TypedLabel(item.title, TypeRole::BodyStrong, Role::Text, row));
    auto *detail = new ElidingLabel(row);
    detail->setText(item.detail);
    words->addWidget(detail);
    layout->addLayout(words, 1);
    auto *mend = new QPushButton(mendWord(item.mend), row);
    mend->setObjectName(u"mend-"_s + item.field);
    mend->setAutoDefault(false);
    mend->setEnabled(m_canMend || item.mend == Mend::Show);
    connect(mend, &QPushButton::clicked, this,
        [this, item] { emit mendWanted(item.field, item.mend); });
    layout->addWidget(mend);
    return row;
}

void MappingProblems::setItems(const QList<Item> &items, bool canMend)
{
    setVisible(m_isRoomy && !items.isEmpty());
    const QList<Item> shown = items.mid(0, kShownProblems);
    if (shown == m_items && canMend == m_canMend)
        return; // the button that has the focus keeps it
    m_items = shown;
    m_canMend = canMend;
    while (QLayoutItem *old = m_rows->takeAt(0)) {
        old->widget()->hide();
        old->widget()->deleteLater(); // it may be the one that was pressed
        delete old;
    }
    for (const Item &item : std::as_const(m_items))
        m_rows->addWidget(makeRow(item));
}

void MappingProblems::setRoomy(bool isRoomy)
{
    m_isRoomy = isRoomy;
    setVisible(m_isRoomy && !m_items.isEmpty());
}

} // namespace sluice
