// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/widgets/card.h"

#include <QList>

class QPushButton;
class QVBoxLayout;

namespace sluice {

// What is wrong with the fields of a mapping, below their table: the first few, each with the
// button that begins to mend it. Hidden while there is nothing. GUI thread; owned by its editor.
class MappingProblems final : public Card
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MappingProblems)

public:
    enum class Mend { Show, SetConstant, MapValues };
    struct Item
    {
        QString field;
        QString title; // "Lead Source is required"
        QString detail;
        bool isBlocking = false; // a run would refuse it
        Mend mend = Mend::Show;

        friend bool operator==(const Item &, const Item &) = default;
    };

    explicit MappingProblems(QWidget *parent);

    void setItems(const QList<Item> &items, bool canMend);
    void setRoomy(bool isRoomy); // else it leaves, and the filter Problems says the same

signals:
    void mendWanted(const QString &field, sluice::MappingProblems::Mend mend);

private:
    QWidget *makeRow(const Item &item);
    QString mendWord(Mend mend) const;

    QList<Item> m_items;
    QVBoxLayout *m_rows;
    bool m_canMend = false;
    bool m_isRoomy = true;
};

} // namespace sluice
