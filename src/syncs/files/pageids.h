// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArrayView>
#include <QSet>

#include <vector>

namespace sluice {

// The record ids of a page in the order of its rows, eight bytes each in a file beside the page, so
// that a record which the source hands out twice while it changes is seen (reliability-security
// C45) at bounded memory. Used by one step at a time; it judges nothing but equality of ids.
class PageIds final
{
public:
    void add(QByteArrayView id); // one for each row; what is no id counts as none
    Result<void> save(const QString &pagePath) const;

    // The rows of `page`, counted from 1, whose id stands in an earlier row or an earlier page. A
    // page whose ids were not kept tells nothing.
    static Result<QSet<qint64>> repeatedRows(const QString &folder, int page);

private:
    std::vector<quint64> m_ids;
};

// The id as a number; 0 if it is not one in the form that Zoho writes, digits with none of them in
// vain, at most nineteen.
quint64 plainId(QByteArrayView id);

// "pages/page-000001.zip", below the run's folder.
QString pagePath(int page);

} // namespace sluice
