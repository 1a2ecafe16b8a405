// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/dialoghead.h"

#include "console/widgets/badges.h"
#include "console/widgets/typedlabel.h"

#include <QBoxLayout>

namespace sluice {

QBoxLayout *makeDialogHead(const DialogHead &head, QWidget *parent)
{
    auto *icon = new IconLabel(parent);
    icon->setIcon(head.icon, head.role, 24);
    if (head.disc)
        icon->setDisc(*head.disc);
    auto *text = new TypedLabel(head.text, TypeRole::Body, Role::Muted, parent);
    text->setWordWrap(true);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(4);
    texts->addWidget(new TypedLabel(head.heading, TypeRole::DialogHeading, Role::Text, parent));
    texts->addWidget(text);
    auto *row = new QHBoxLayout;
    row->setSpacing(16);
    row->addWidget(icon, 0, Qt::AlignTop);
    row->addLayout(texts, 1);
    return row;
}

} // namespace sluice
