// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/mappings/fieldproblem.h"
#include "console/widgets/card.h"

#include <QList>

class QVBoxLayout;

namespace sluice {

class FieldModel;

// What is wrong with the fields of a mapping, below their table: the first few, each with the
// button that begins to mend it. Hidden while there is nothing. GUI thread; owned by its editor.
class MappingProblems final : public Card
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MappingProblems)

public:
    MappingProblems(const FieldModel &model, QWidget *parent);

    void refresh(); // the model has others, or their samples have
    // In an editor this high. In a low one it leaves, and the filter Problems says the same.
    void fitInto(int height);

signals:
    void mendWanted(const QString &field, sluice::FieldMend mend);

private:
    QWidget *makeRow(const FieldProblem &problem);
    static QString mendWord(FieldMend mend);

    const FieldModel &m_model;
    QList<FieldProblem> m_shown;
    QVBoxLayout *m_rows;
    bool m_canMend = false;
    bool m_isRoomy = true;
};

} // namespace sluice
