// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mapping/bestpairs.h"

#include <algorithm>
#include <limits>

namespace sluice {

namespace {

constexpr qint64 kFar = std::numeric_limits<qint64>::max() / 4;

// The Hungarian method with potentials: rows are added one by one, each along the cheapest path to
// a free column. Row and column 0 stand for "none".
class PairSearch
{
public:
    PairSearch(const std::vector<std::vector<qint64>> &weights, size_t side)
        : m_weights(weights)
        , m_side(side)
        , m_rowPotential(side + 1, 0)
        , m_columnPotential(side + 1, 0)
        , m_rowOf(side + 1, 0)
        , m_cameFrom(side + 1, 0)
    {
    }

    void addRow(size_t row)
    {
        m_rowOf[0] = row;
        size_t column = 0;
        m_least.assign(m_side + 1, kFar);
        m_isUsed.assign(m_side + 1, false);
        while (m_rowOf[column] != 0)
            column = nextColumn(column);
        while (column != 0) {
            const size_t before = m_cameFrom[column];
            m_rowOf[column] = m_rowOf[before];
            column = before;
        }
    }
    size_t rowOf(size_t column) const { return m_rowOf[column]; }

private:
    qint64 cost(size_t row, size_t column) const
    {
        return row <= m_weights.size() && column <= m_weights[row - 1].size()
            ? -m_weights[row - 1][column - 1]
            : 0;
    }
    size_t nextColumn(size_t column)
    {
        m_isUsed[column] = true;
        const size_t row = m_rowOf[column];
        qint64 step = kFar;
        size_t next = 0;
        for (size_t other = 1; other <= m_side; ++other) {
            if (m_isUsed[other])
                continue;
            const qint64 reduced
                = cost(row, other) - m_rowPotential[row] - m_columnPotential[other];
            if (reduced < m_least[other]) {
                m_least[other] = reduced;
                m_cameFrom[other] = column;
            }
            if (m_least[other] < step) {
                step = m_least[other];
                next = other;
            }
        }
        for (size_t other = 0; other <= m_side; ++other) {
            if (m_isUsed[other]) {
                m_rowPotential[m_rowOf[other]] += step;
                m_columnPotential[other] -= step;
            } else {
                m_least[other] -= step;
            }
        }
        return next;
    }

    const std::vector<std::vector<qint64>> &m_weights;
    size_t m_side;
    std::vector<qint64> m_rowPotential;
    std::vector<qint64> m_columnPotential;
    std::vector<size_t> m_rowOf; // of each column
    std::vector<size_t> m_cameFrom;
    std::vector<qint64> m_least;
    std::vector<bool> m_isUsed;
};

} // namespace

std::vector<qsizetype> bestPairs(const std::vector<std::vector<qint64>> &weights)
{
    std::vector<qsizetype> pairs(weights.size(), -1);
    if (weights.empty())
        return pairs;
    const size_t side = std::max(weights.size(), weights.front().size());
    PairSearch search(weights, side);
    for (size_t row = 1; row <= side; ++row)
        search.addRow(row);
    for (size_t column = 1; column <= side; ++column) {
        const size_t row = search.rowOf(column);
        if (row >= 1 && row <= weights.size() && column <= weights[row - 1].size()
            && weights[row - 1][column - 1] > 0)
            pairs[row - 1] = static_cast<qsizetype>(column) - 1;
    }
    return pairs;
}

} // namespace sluice
