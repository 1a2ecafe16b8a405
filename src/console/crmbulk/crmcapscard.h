// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/widgets/card.h"

#include <QJsonObject>

class QBoxLayout;
class QCheckBox;
class QSpinBox;

namespace sluice {

class ElidingComboBox;

// The card Stop Before Writing of a CRM job: how much a run may change before a person is asked,
// the first records that are written and read back, and how many may be rejected. GUI thread; owned
// by the form.
class CrmCapsCard final : public Card
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CrmCapsCard)

public:
    explicit CrmCapsCard(QWidget *parent);

    void setParameters(const QJsonObject &parameters);
    void putInto(QJsonObject &parameters) const;
    void setReadOnly(bool isReadOnly);

signals:
    void changed();

private:
    struct Cap
    {
        QCheckBox *check;
        QSpinBox *spin;
    };
    Cap addCap(const QString &name, const QString &tail, int most);
    void addFirstRecords();
    void addRejections();
    void showParts();

    bool m_isFilling = false;
    bool m_isReadOnly = false;
    Cap m_changed{};
    Cap m_emptied{};
    Cap m_times{};
    QCheckBox *m_patterns = nullptr;
    ElidingComboBox *m_allPages = nullptr;
    ElidingComboBox *m_first = nullptr;
    QSpinBox *m_firstRecords = nullptr;
    QSpinBox *m_limit = nullptr;
};

} // namespace sluice
